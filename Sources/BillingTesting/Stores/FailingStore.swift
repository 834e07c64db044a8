public import Billing
public import BillingService

/// A store that can do nothing: each call fails with one error.
public struct FailingStore: Store {
    public let error: StoreError

    public init(_ error: StoreError = .busy) {
        self.error = error
    }

    public func ledger() async throws(StoreError) -> Ledger { throw error }

    public func history(of scope: Scope, at batch: Int64?) async throws(StoreError) -> ScopeHistory? { throw error }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage? { throw error }

    public func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage { throw error }

    public func directory(_ query: DirectoryQuery) async throws(StoreError) -> DirectoryListing { throw error }

    public func ingest(
        _ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool
    ) async throws -> IngestSummary { throw error }

    public func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] { throw error }

    public func identities(of ids: [String], source: String) async throws(StoreError) -> [String: EventIdentity] { throw error }

    public func plans() async throws(StoreError) -> [PlanPrice] { throw error }

    public func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary { throw error }

    public func cursor(of source: String) async throws(StoreError) -> String? { throw error }

    public func setCursor(_ cursor: String, of source: String) async throws(StoreError) { throw error }
}
