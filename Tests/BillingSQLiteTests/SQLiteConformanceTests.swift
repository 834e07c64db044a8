import BillingSQLite
import BillingService
import BillingTesting
import Testing

@Suite struct SQLiteConformanceTests {
    @Test(arguments: StoreConformance.cases)
    func conforms(to conformance: StoreConformance.Case) async throws {
        let folder = try TemporaryFolder()
        let files = FileNames()
        try await conformance.run {
            try SQLiteStore(path: folder.path(await files.next()))
        }
    }
}

/// A case may ask for several stores.
private actor FileNames {
    private var count = 0

    func next() -> String {
        count += 1
        return "\(count).db"
    }
}
