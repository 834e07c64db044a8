public import Billing
public import BillingService

extension FailingStore {
    public func ledger(recordedBy instant: Instant) async throws(StoreError) -> Ledger? { throw error }

    public func ledger(ofBatch batch: Int64) async throws(StoreError) -> Ledger? { throw error }

    public func dossiers(
        of resources: [ResourceKey], at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] { throw error }

    public func dossiers(
        after resource: ResourceKey?, limit: Int, at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] { throw error }

    public func priceBook(at batch: Int64) async throws(StoreError) -> PriceBook { throw error }

    public func names(of keys: NameKeys, at batch: Int64) async throws(StoreError) -> NameDirectory { throw error }

    public func origins(of resource: ResourceKey, app: AppKey) async throws(StoreError) -> [Int64: EventOrigin] { throw error }

    public func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing? { throw error }

    public func touched(
        in scope: ScopeKey, after batch: Int64, through last: Int64
    ) async throws(StoreError) -> [TouchedMonth] { throw error }

    public func closedInvoice(of scope: ScopeKey, closing: Closing) async throws(StoreError) -> ClosedInvoice { throw error }

    public func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[UInt8]] { throw error }

    public func resources(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[ResourceKey]] { throw error }

    public func credits(of organization: OrganizationKey?, at batch: Int64) async throws(StoreError) -> [Credit] { throw error }

    public func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> GrantOutcome { throw error }

    public func payments(
        of organization: OrganizationKey, month: Month, at batch: Int64
    ) async throws(StoreError) -> [Payment] { throw error }

    public func accountPayments(month: Month, at batch: Int64) async throws(StoreError) -> AccountPayments { throw error }

    public func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome { throw error }
}
