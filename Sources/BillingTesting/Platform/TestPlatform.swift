public import Billing
public import BillingService

/// A store, and the slow books that are told the same: whatever is done to it can be judged.
public struct TestPlatform: Sendable {
    public var store: any Store
    /// The settings, which may change at any time.
    public var rules: BillingRules
    public let format: any LineItemFormat
    /// Seals the months that are closed; nil for months without seals.
    public var sealer: (any Sealer)?
    public private(set) var books = ReferenceBooks()

    public init(
        _ store: any Store, rules: BillingRules = BillingRules(), format: any LineItemFormat = TextLineItemFormat()
    ) {
        self.store = store
        self.rules = rules
        self.format = format
    }

    public var service: InvoiceService { InvoiceService(store: store, rules: rules, format: format) }

    // MARK: What is done

    /// Takes what reaches the store at a time.
    @discardableResult
    public mutating func take(_ delivery: RandomEventHistory.Delivery, at clock: Instant) async throws -> IngestSummary {
        let summary = try await store.take(delivery, clock: clock)
        note(delivery)
        return summary
    }

    /// Takes events as one request.
    @discardableResult
    public mutating func take(_ events: [EventRecord], at clock: Instant) async throws -> IngestSummary {
        try await take(.requests([events]), at: clock)
    }

    /// Takes lines as one file.
    @discardableResult
    public mutating func take(_ lines: [UsageRecord], at clock: Instant) async throws -> IngestSummary {
        try await take(.file([lines.map { .line($0) }]), at: clock)
    }

    /// Closes a month by the settings.
    ///
    /// - Throws: a ``ConformanceFailure`` where it was closed already.
    @discardableResult
    public mutating func close(_ month: Month, at clock: Instant) async throws -> Closing {
        let closing = try await store.close(
            ClosingRequest(month: month, rules: rules, format: format, sealer: sealer), clock: clock)
        guard let closing else { throw ConformanceFailure("\(month) was not closed, though it was open") }
        note(closing)
        return closing
    }

    /// Grants a credit that is new.
    @discardableResult
    public mutating func grant(_ grant: CreditGrant, to organization: String, at clock: Instant) async throws -> Credit {
        let outcome = try await store.grant(grant, to: try await key(of: organization), clock: clock)
        guard case .granted(let credit) = outcome else { throw ConformanceFailure("\(grant) was not granted: \(outcome)") }
        note(grant, to: organization)
        return credit
    }

    /// Takes a payment that is new.
    @discardableResult
    public mutating func pay(_ request: PaymentRequest, organization: String, at clock: Instant) async throws -> Payment {
        let outcome = try await store.pay(request, organization: try await key(of: organization), clock: clock)
        guard case .taken(let payment) = outcome else { throw ConformanceFailure("\(request) was not taken: \(outcome)") }
        note(payment, organization: organization)
        return payment
    }

    // MARK: What is noted in the books alone

    public mutating func note(_ delivery: RandomEventHistory.Delivery) {
        if case .prices(let prices) = delivery {
            books.set(prices)
        } else {
            books.take(RandomEventHistory.facts(of: [delivery]))
        }
    }

    public mutating func note(_ closing: Closing) {
        books.close(closing.month, rules: closing.rules, recorded: closing.recorded)
    }

    public mutating func note(_ grant: CreditGrant, to organization: String) {
        books.grant(grant, to: organization)
    }

    public mutating func note(_ payment: Payment, organization: String) {
        books.pay(payment.request, organization: organization, recorded: payment.recorded)
    }

    // MARK: What is said

    /// The key of an organization by its name or id.
    public func key(of organization: String) async throws -> OrganizationKey {
        guard case .organization(let key)? = try await store.history(of: .organization(organization))?.key else {
            throw ConformanceFailure("there is no organization \(organization)")
        }
        return OrganizationKey(key)
    }

    /// An invoice as it is served.
    public func text(
        of scope: Scope = .account, _ month: Month, now: Instant, batch: Int64? = nil
    ) async throws -> ServedText {
        try await service.servedText(of: scope, month: month, now: now, batch: batch, format: format)
    }
}
