public import Billing
public import BillingService
import GRDB

/// What was known at earlier batches.
extension SQLiteStore {
    public func ledger(recordedBy instant: Instant) async throws(StoreError) -> Ledger? {
        try await read { database in try SQLiteBatches(database).ledger(recordedBy: instant) }
    }

    public func ledger(ofBatch batch: Int64) async throws(StoreError) -> Ledger? {
        try await read { database in try SQLiteBatches(database).ledger(ofBatch: batch) }
    }

    public func dossiers(
        of resources: [ResourceKey], at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] {
        try await read { database in
            let viewpoint = try SQLiteBatches(database).viewpoint(at: batch)
            return try SQLiteDossiers(database, through: viewpoint.sequence).dossiers(of: resources)
        }
    }

    public func dossiers(
        after resource: ResourceKey?, limit: Int, at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] {
        try await read { database in
            let viewpoint = try SQLiteBatches(database).viewpoint(at: batch)
            return try SQLiteDossiers(database, through: viewpoint.sequence).dossiers(after: resource, limit: limit)
        }
    }

    public func priceBook(at batch: Int64) async throws(StoreError) -> PriceBook {
        try await read { database in try SQLitePrices(database).book(at: batch) }
    }

    public func names(of keys: NameKeys, at batch: Int64) async throws(StoreError) -> NameDirectory {
        try await read { database in
            let viewpoint = try SQLiteBatches(database).viewpoint(at: batch)
            return try SQLiteNameDirectory(database, at: viewpoint).names(of: keys)
        }
    }

    public func origins(of resource: ResourceKey, app: AppKey) async throws(StoreError) -> [Int64: EventOrigin] {
        try await read { database in try SQLiteOrigins(database).origins(of: resource, app: app) }
    }
}
