import Billing
import BillingService

/// A store that another writer holds for ever.
struct BusyStore: Store {
    func ledger() throws(StoreError) -> Ledger { throw .busy }

    func history(of scope: Scope) throws(StoreError) -> ScopeHistory? { throw .busy }

    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) throws(StoreError) -> ScopeUsage? { throw .busy }

    func ingest(_ source: any UsageSource & Sendable, clock: Instant) throws -> IngestSummary { throw StoreError.busy }
}
