import Billing
import BillingService

/// A store that another writer holds for ever.
struct BusyStore: Store {
    func ledger() throws(StoreError) -> Ledger { throw .busy }

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

    func plans() throws(StoreError) -> [PlanPrice] { throw .busy }

    func set(_ prices: [PlanPrice], clock: Instant) throws(StoreError) -> PriceSummary { throw .busy }

    func cursor(of source: String) throws(StoreError) -> String? { throw .busy }

    func setCursor(_ cursor: String, of source: String) throws(StoreError) { throw .busy }
}
