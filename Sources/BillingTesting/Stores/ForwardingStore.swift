public import Billing
public import BillingService

/// A store that does what another one does, but for what it does itself: for tests that break something off, count or wait.
public protocol ForwardingStore: Store {
    associatedtype Base: Store

    var base: Base { get }
}

extension ForwardingStore {
    public func ledger() async throws(StoreError) -> Ledger { try await base.ledger() }

    public func history(of scope: Scope, at batch: Int64?) async throws(StoreError) -> ScopeHistory? {
        try await base.history(of: scope, at: batch)
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage? {
        try await base.usage(of: scope, in: period, databases: databases, detail: detail)
    }

    public func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage {
        try await base.usage(ofKey: key, in: period, databases: databases, detail: detail)
    }

    public func directory(_ query: DirectoryQuery) async throws(StoreError) -> DirectoryListing {
        try await base.directory(query)
    }

    public func ingest(
        _ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool
    ) async throws -> IngestSummary {
        try await base.ingest(source, clock: clock, isTrial: isTrial)
    }

    public func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] {
        try await base.ingest(requests, clock: clock)
    }

    public func identities(of ids: [String], source: String) async throws(StoreError) -> [String: EventIdentity] {
        try await base.identities(of: ids, source: source)
    }

    public func plans() async throws(StoreError) -> [PlanPrice] { try await base.plans() }

    public func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary {
        try await base.set(prices, clock: clock)
    }

    public func cursor(of source: String) async throws(StoreError) -> String? { try await base.cursor(of: source) }

    public func setCursor(_ cursor: String, of source: String) async throws(StoreError) {
        try await base.setCursor(cursor, of: source)
    }
}
