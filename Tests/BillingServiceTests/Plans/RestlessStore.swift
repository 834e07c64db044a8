import Billing
import BillingService
import Synchronization

/// A store that is written to whenever it is looked at, and can't be written to when asked.
final class RestlessStore: Store {
    private let batch = Atomic<Int64>(0)

    func ledger() throws(StoreError) -> Ledger {
        let number = batch.wrappingAdd(1, ordering: .relaxed).newValue
        return Ledger(batch: number, recorded: Instant(millisecondsSince1970: number))
    }

    func plans() throws(StoreError) -> [PlanPrice] { [] }

    func set(_ prices: [PlanPrice], clock: Instant) throws(StoreError) -> PriceSummary { throw .failed("full") }

    func history(of scope: Scope) throws(StoreError) -> ScopeHistory? { throw .busy }

    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) throws(StoreError) -> ScopeUsage? { throw .busy }

    func ingest(_ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool) throws -> IngestSummary {
        throw StoreError.busy
    }

    func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] { throw .busy }

    func identities(of ids: [String], source: String) throws(StoreError) -> [String: EventIdentity] { throw .busy }

    func cursor(of source: String) throws(StoreError) -> String? { throw .busy }

    func setCursor(_ cursor: String, of source: String) throws(StoreError) { throw .busy }
}
