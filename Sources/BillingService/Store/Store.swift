public import Billing

/// Where usage is kept: append-only events, and the spans that they fold to.
///
/// Every read is one snapshot; every write is one batch, which is on disk when the call returns. All stores pass one
/// conformance suite, and give the same invoices.
///
/// Reads that name a batch tell what was known at that batch, whatever has been written since: so several of them go together.
public protocol Store: Sendable {
    // MARK: Reading usage

    /// The last batch that was committed.
    func ledger() async throws(StoreError) -> Ledger

    /// What is known of a scope, or nil where there is no such organization or space.
    ///
    /// - Parameter batch: nil for the last one; of an earlier one, ``ScopeHistory/firstUsage`` is not told.
    func history(of scope: Scope, at batch: Int64?) async throws(StoreError) -> ScopeHistory?

    /// The spans of a scope that overlap a period, or nil where there is no such organization or space.
    ///
    /// - Parameter detail: what is wanted of the spans besides what the totals need.
    /// - Returns: no spans where the month is closed, or where there has been no usage by its end.
    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage?

    /// The same of a scope by its key.
    func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage

    /// A part of the list of all organizations, spaces or apps, by what they are called now.
    func directory(_ query: DirectoryQuery) async throws(StoreError) -> DirectoryListing

    // MARK: Taking usage

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

    // MARK: Prices

    /// The price book, by type, name (as UTF-8 bytes) and time.
    func plans() async throws(StoreError) -> [PlanPrice]

    /// Sets prices, as one batch. Spans that took their price from the book are split or priced anew; where nothing changes, no
    /// batch is made.
    func set(_ prices: [PlanPrice], clock: Instant) async throws(StoreError) -> PriceSummary

    // MARK: Cursors

    /// How far a source has been read, as its reader has noted it.
    func cursor(of source: String) async throws(StoreError) -> String?

    func setCursor(_ cursor: String, of source: String) async throws(StoreError)

    // MARK: What was known

    /// The last batch that was recorded at or before an instant, or nil where there was none yet.
    func ledger(recordedBy instant: Instant) async throws(StoreError) -> Ledger?

    /// A batch by its number, or nil where there is none.
    func ledger(ofBatch batch: Int64) async throws(StoreError) -> Ledger?

    /// What is known of some resources at a batch, by their keys; those that were not known then are left out.
    func dossiers(of resources: [ResourceKey], at batch: Int64) async throws(StoreError) -> [ResourceDossier]

    /// What is known at a batch of the next resources, by their keys: all of them, some at a time.
    ///
    /// - Parameters:
    ///   - resource: the last one of the part before; nil for the first part.
    ///   - limit: how many there are at most.
    /// - Returns: none where there are no more.
    func dossiers(
        after resource: ResourceKey?, limit: Int, at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier]

    /// The price book at a batch.
    func priceBook(at batch: Int64) async throws(StoreError) -> PriceBook

    /// What things are called at a batch.
    func names(of keys: NameKeys, at batch: Int64) async throws(StoreError) -> NameDirectory

    /// Where events came from, by their sequences.
    func origins(of resource: ResourceKey, app: AppKey) async throws(StoreError) -> [Int64: EventOrigin]

    // MARK: Closed months

    /// Closes a month that is over, as one batch.
    ///
    /// - Returns: nil where it is closed already.
    func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing?

    /// The closed months that a scope's usage, coming late, may have changed.
    ///
    /// - Parameters:
    ///   - batch: only what came after this one counts.
    ///   - last: only what came until this one counts.
    func touched(in scope: ScopeKey, after batch: Int64, through last: Int64) async throws(StoreError) -> [TouchedMonth]

    /// The content of a scope's invoice of a closed month; one without items where the scope has none.
    func closedInvoice(of scope: ScopeKey, closing: Closing) async throws(StoreError) -> ClosedInvoice

    /// The stored items of some pieces of a closed month, in the order in which they are named.
    func contents(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [[UInt8]]

    /// The resources of the items of some pieces of a closed month, in the order in which they are named.
    func resources(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [[ResourceKey]]

    // MARK: Seals

    /// The seals of closed months, by their numbers.
    func seals() async throws(StoreError) -> [Seal]

    /// The keys that seals were signed with, oldest first.
    func signingKeys() async throws(StoreError) -> [SigningKey]

    /// Makes another key the one that seals are signed with, as one batch.
    ///
    /// - Parameter make: makes the key, from the one that signs now and the batch from which on the new one does.
    func rotateSigningKey(
        clock: Instant, _ make: @escaping @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) async throws(StoreError) -> SigningKey

    /// The leaves of some pieces of a sealed month, in the order in which they are named; those without one are left out.
    func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [SealedLeaf]

    /// The hashes of all leaves of a tree, by position.
    func leafHashes(of tree: SealTree, in month: Month) async throws(StoreError) -> [SealHash]

    /// Leaves of a tree from a position on, with their pieces as they are stored.
    ///
    /// - Parameter limit: how many there are at most.
    func sealedPieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int
    ) async throws(StoreError) -> [SealedPiece]

    /// How many pieces each month has, sealed or not; months without any are left out.
    func pieceCounts() async throws(StoreError) -> [Month: Int]

    // MARK: The audit

    /// Entries of the audit, newest first.
    ///
    /// - Parameters:
    ///   - number: only those before this one; nil for the newest.
    ///   - limit: how many there are at most.
    func audit(before number: Int64?, limit: Int) async throws(StoreError) -> [AuditEntry]

    /// The head that was signed last; nil where none was.
    func auditHead() async throws(StoreError) -> SignedAuditHead?

    // MARK: Credits and payments

    /// Credits in the order in which they were granted, with what of them was settled.
    ///
    /// - Parameter organization: nil for those of all.
    func credits(of organization: OrganizationKey?, at batch: Int64) async throws(StoreError) -> [Credit]

    /// Grants a credit, as one batch.
    func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> GrantOutcome

    /// The payments of an organization's invoice, in the order in which they came.
    func payments(of organization: OrganizationKey, month: Month, at batch: Int64) async throws(StoreError) -> [Payment]

    /// What is paid of a closed month, all organizations together.
    func accountPayments(month: Month, at batch: Int64) async throws(StoreError) -> AccountPayments

    /// Takes a payment, as one batch.
    func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome
}

extension Store {
    public func ingest(_ source: any UsageSource & Sendable, clock: Instant) async throws -> IngestSummary {
        try await ingest(source, clock: clock, isTrial: false)
    }

    public func history(of scope: Scope) async throws(StoreError) -> ScopeHistory? {
        try await history(of: scope, at: nil)
    }
}

/// How much of a scope's usage is read.
public enum UsageDetail: Sendable {
    case totals
    /// Also the names of what is shown.
    case items
    /// Also the store's keys of the resources and spaces.
    case keyedItems
}
