import BillingPostgres
import BillingService
import BillingTesting
import Testing

// One case at a time: what each does at once it does by itself.
@Suite(.serialized) struct PostgresConformanceTests {
    @Test(arguments: StoreConformance.cases)
    func conforms(to conformance: StoreConformance.Case) async throws {
        let stores = OpenStores()
        do {
            try await conformance.run { try await stores.open() }
        } catch {
            await stores.close()
            throw error
        }
        await stores.close()
    }
}

/// The stores of one case, which may ask for many: each has connections, of which a server allows only some.
private actor OpenStores {
    private var stores: [PostgresStore] = []

    func open() async throws -> PostgresStore {
        let store = try await PostgresStore(url: try await TestSchema.make(), maximumConnections: 2)
        stores.append(store)
        return store
    }

    func close() async {
        for store in stores { await store.close() }
    }
}
