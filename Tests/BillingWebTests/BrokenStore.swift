import Billing
import BillingService

/// A store that always fails.
struct BrokenStore: Store {
    let error: StoreError

    func ledger() async throws(StoreError) -> Ledger { throw error }

    func history(of scope: Scope) async throws(StoreError) -> ScopeHistory? { throw error }

    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage? { throw error }

    func ingest(_ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool) async throws -> IngestSummary {
        throw error
    }

    func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] { throw error }

    func identities(of ids: [String], source: String) async throws(StoreError) -> [String: EventIdentity] { throw error }

    func plans() async throws(StoreError) -> [PlanPrice] { throw error }

    func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary { throw error }

    func cursor(of source: String) async throws(StoreError) -> String? { throw error }

    func setCursor(_ cursor: String, of source: String) async throws(StoreError) { throw error }
}
