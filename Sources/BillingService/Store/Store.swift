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
    /// - Parameter clock: now, for the batch's time of recording.
    /// - Throws: ``IngestError``, ``StoreError``, or what the source throws; nothing is stored then.
    func ingest(_ source: any UsageSource & Sendable, clock: Instant) async throws -> IngestSummary
}

/// How much of a scope's usage is read.
public enum UsageDetail: Sendable {
    case totals
    case items
}
