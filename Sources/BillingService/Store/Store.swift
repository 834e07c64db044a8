public import Billing

/// Where usage is kept: append-only events, and the spans that they fold to.
///
/// Every read is one snapshot; every write is one batch, which is on disk when the call returns. All stores pass one
/// conformance suite, and give the same invoices.
public protocol Store: Sendable {
    /// The last batch that was committed.
    func ledger() async throws(StoreError) -> Ledger

    /// What is known of a scope, or nil where there is no such organization or space.
    func history(of scope: Scope) async throws(StoreError) -> ScopeHistory?

    /// The spans of a scope that overlap a period, or nil where there is no such organization or space.
    ///
    /// - Parameter detail: whether the spans' names are wanted too, or only what the totals need.
    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage?

    /// Takes all events of a source as one batch, or none of them.
    ///
    /// Events that are known already change nothing; where none is new, no batch is made.
    ///
    /// - Parameters:
    ///   - clock: now, for the batch's time of recording.
    ///   - isTrial: whether to tell only what would come of it, and store nothing.
    /// - Throws: ``IngestRefusal``, ``StoreError``, or what the source throws; nothing is stored then.
    func ingest(_ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool) async throws -> IngestSummary

    /// Takes the requests of several clients as one batch. Each is taken in whole, or refused in whole without harm to others.
    ///
    /// - Returns: one result a request.
    func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>]

    /// What a source's events say, by their ids, as far as they are known.
    func identities(of ids: [String], source: String) async throws(StoreError) -> [String: EventIdentity]

    /// The price book, by type, name (as UTF-8 bytes) and time.
    func plans() async throws(StoreError) -> [PlanPrice]

    /// Sets prices, as one batch. Spans that took their price from the book are split or priced anew; where nothing changes, no
    /// batch is made.
    func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary

    /// How far a source has been read, as its reader has noted it.
    func cursor(of source: String) async throws(StoreError) -> String?

    func setCursor(_ cursor: String, of source: String) async throws(StoreError)
}

extension Store {
    public func ingest(_ source: any UsageSource & Sendable, clock: Instant) async throws -> IngestSummary {
        try await ingest(source, clock: clock, isTrial: false)
    }
}

/// How much of a scope's usage is read.
public enum UsageDetail: Sendable {
    case totals
    case items
}
