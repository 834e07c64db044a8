import BillingPostgres
import BillingService
import BillingTesting
import Testing

// One case at a time: what each does at once it does by itself.
@Suite(.serialized) struct PostgresConformanceTests {
    @Test(arguments: StoreConformance.cases)
    func conforms(to conformance: StoreConformance.Case) async throws {
        try await conformance.run {
            try await PostgresStore(url: try await TestSchema.make(), maximumConnections: 2)
        }
    }
}
