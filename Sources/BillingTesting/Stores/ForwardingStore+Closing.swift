public import Billing
public import BillingService

extension ForwardingStore {
    public func ledger(recordedBy instant: Instant) async throws(StoreError) -> Ledger? {
        try await base.ledger(recordedBy: instant)
    }

    public func ledger(ofBatch batch: Int64) async throws(StoreError) -> Ledger? { try await base.ledger(ofBatch: batch) }

    public func dossiers(
        of resources: [ResourceKey], at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] {
        try await base.dossiers(of: resources, at: batch)
    }

    public func dossiers(
        after resource: ResourceKey?, limit: Int, at batch: Int64
    ) async throws(StoreError) -> [ResourceDossier] {
        try await base.dossiers(after: resource, limit: limit, at: batch)
    }

    public func priceBook(at batch: Int64) async throws(StoreError) -> PriceBook { try await base.priceBook(at: batch) }

    public func names(of keys: NameKeys, at batch: Int64) async throws(StoreError) -> NameDirectory {
        try await base.names(of: keys, at: batch)
    }

    public func origins(of resource: ResourceKey, app: AppKey) async throws(StoreError) -> [Int64: EventOrigin] {
        try await base.origins(of: resource, app: app)
    }

    public func close(_ request: ClosingRequest, clock: Instant) async throws(StoreError) -> Closing? {
        try await base.close(request, clock: clock)
    }

    public func touched(
        in scope: ScopeKey, after batch: Int64, through last: Int64
    ) async throws(StoreError) -> [TouchedMonth] {
        try await base.touched(in: scope, after: batch, through: last)
    }

    public func closedInvoice(of scope: ScopeKey, closing: Closing) async throws(StoreError) -> ClosedInvoice {
        try await base.closedInvoice(of: scope, closing: closing)
    }

    public func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[UInt8]] {
        try await base.contents(of: pieces, in: month)
    }

    public func resources(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(StoreError) -> [[ResourceKey]] {
        try await base.resources(of: pieces, in: month)
    }

    public func credits(of organization: OrganizationKey?, at batch: Int64) async throws(StoreError) -> [Credit] {
        try await base.credits(of: organization, at: batch)
    }

    public func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> GrantOutcome {
        try await base.grant(grant, to: organization, clock: clock)
    }

    public func payments(
        of organization: OrganizationKey, month: Month, at batch: Int64
    ) async throws(StoreError) -> [Payment] {
        try await base.payments(of: organization, month: month, at: batch)
    }

    public func accountPayments(month: Month, at batch: Int64) async throws(StoreError) -> AccountPayments {
        try await base.accountPayments(month: month, at: batch)
    }

    public func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome {
        try await base.pay(request, organization: organization, clock: clock)
    }
}
