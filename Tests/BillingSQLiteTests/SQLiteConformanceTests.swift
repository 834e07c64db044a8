import BillingSQLite
import BillingService
import BillingTesting
import Testing

// One case at a time: what each does at once it does by itself, and each store keeps files open.
@Suite(.serialized) struct SQLiteConformanceTests {
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
