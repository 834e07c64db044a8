/// All of an invoice but its items.
public struct InvoiceHead: Hashable, Sendable {
    public let month: Month
    /// Now while the month runs, its last second once it is over.
    public let periodEnd: Instant
    public let payment: PaymentState
    /// The number of the payment status, by the installation's ``StateNumbers``.
    public let state: Int
    public let currency: Currency
    public let totals: InvoiceTotals

    public init(
        month: Month, periodEnd: Instant, payment: PaymentState, state: Int, currency: Currency, totals: InvoiceTotals
    ) {
        self.month = month
        self.periodEnd = periodEnd
        self.payment = payment
        self.state = state
        self.currency = currency
        self.totals = totals
    }

    public var status: PaymentStatus { payment.status }
    public var updatedAt: Instant { payment.updatedAt }
    public var periodStart: Instant { month.start }
    public var createdAt: Instant { month.start }

    /// The period's start in milliseconds since 1970; the same in every scope.
    public var number: String { String(month.start.millisecondsSince1970) }
}
