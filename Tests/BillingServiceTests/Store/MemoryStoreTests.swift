import BillingService
import BillingTesting
import Testing

@Suite struct MemoryStoreTests {
    @Test(arguments: StoreConformance.cases)
    func conforms(to conformance: StoreConformance.Case) async throws {
        try await conformance.run { MemoryStore() }
    }
}
