public import Billing
public import BillingService
import PostgresClient

/// What was known at earlier batches.
extension PostgresStore {
    public func ledger(recordedBy instant: Instant) async throws(StoreError) -> Ledger? {
        try await statement { connection in try await PostgresReader.ledger(recordedBy: instant, on: connection) }
    }

    public func ledger(ofBatch batch: Int64) async throws(StoreError) -> Ledger? {
        try await statement { connection in try await PostgresReader.ledger(ofBatch: batch, on: connection) }
    }

    public func dossiers(of resources: [ResourceKey], at batch: Int64) async throws(StoreError) -> [ResourceDossier] {
        guard !resources.isEmpty else { return [] }
        return try await read { connection in
            let moment = try await PostgresMoment.at(batch, on: connection)
            return try await PostgresDossiers.read(resources, at: moment, on: connection)
        }
    }

    public func dossiers(
        after resource: ResourceKey?, limit: Int, at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] {
        try await read { connection in
            let moment = try await PostgresMoment.at(batch, on: connection)
            let next = try await PostgresDossiers.resources(after: resource, limit: limit, at: moment, on: connection)
            return try await PostgresDossiers.read(next, at: moment, on: connection)
        }
    }

    public func priceBook(at batch: Int64) async throws(StoreError) -> PriceBook {
        try await statement { connection in try await PostgresPrices.book(at: batch, on: connection) }
    }

    public func names(of keys: NameKeys, at batch: Int64) async throws(StoreError) -> NameDirectory {
        try await read { connection in
            let moment = try await PostgresMoment.at(batch, on: connection)
            return try await PostgresNameDirectory.read(keys, at: moment, on: connection)
        }
    }

    public func origins(of resource: ResourceKey, app: AppKey) async throws(StoreError) -> [Int64: EventOrigin] {
        try await statement { connection in try await PostgresOrigins.read(of: resource, app: app, on: connection) }
    }
}
