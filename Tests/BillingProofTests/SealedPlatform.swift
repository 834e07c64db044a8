import Billing
import BillingExport
import BillingProof
import BillingSQLite
import BillingService
import BillingTesting
import GRDB

/// A SQLite file with two closed months of three organizations, one of them in two spaces, and its key beside it.
struct SealedPlatform {
    let folder: TemporaryFolder
    let path: String
    let now: Instant = "2017-03-20T00:00:00Z"
    let january: Month = "2017-01-01"
    let february: Month = "2017-02-01"

    var keyFile: KeyFile { KeyFile(path: path + ".key") }

    init() async throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
        let store = try SQLiteStore(path: path)
        let day: Instant = "2017-01-02T00:00:00Z"
        var records: [UsageRecord] = []
        for (number, organization) in ["acme", "beta", "acme", "gamma"].enumerated() {
            records.append(
                UsageRecord(
                    "gp\(number + 1) web dyno", price: "31", quantity: Int64(number + 1),
                    from: day.advanced(milliseconds: Int64(number)), organization: organization, space: "space \(number)",
                    app: "app"))
        }
        try await store.take(records, clock: now)
        let origin = AuditOrigin(actor: "anna", place: "here", sealer: keyFile)
        try await AuditOrigin.$current.withValue(origin) {
            _ = try await closing(over: store).finalize(through: february)
            for price in ["1", "2"] as [Price] {
                _ = try await store.set(
                    [PlanPrice(type: .dyno, plan: "gp9", price: price, validFrom: now)], clock: now)
            }
        }
        try store.close()
    }

    func closing(over store: any Store) -> ClosingService {
        ClosingService(
            store: store, rules: BillingRules(), format: JSONLineItemFormat(), clock: .fixed(at: now), sealer: keyFile)
    }

    /// Opens the file for as long as `body` runs.
    func withStore<Result>(_ body: (SQLiteStore) async throws -> Result) async throws -> Result {
        let store = try SQLiteStore(path: path)
        let result = try await body(store)
        try store.close()
        return result
    }

    /// Does to the file what no program of this package does.
    func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    func saved(_ scope: Scope, _ month: Month) async throws -> SavedDocument {
        try await withStore { store in
            let service = InvoiceService(store: store, rules: BillingRules(), format: JSONLineItemFormat())
            return try await SavedDocument.read(of: scope, month: month, now: now, service: service, store: store)
        }
    }

    /// What does not fit; nil where all does.
    func failure(trusted: [UInt8]? = nil, saved: [ShownSeal] = []) async throws -> String? {
        try await withStore { store in
            do {
                _ = try await DatabaseVerifier(store: store, trusted: trusted, saved: saved).verify()
                return nil
            } catch let failure as ProofFailure { return failure.message }
        }
    }
}
