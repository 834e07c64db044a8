/// All line items of one scope and one month, with totals: the value that every output renders.
public struct Invoice: Sendable {
    public let month: Month
    /// Now while the month runs, its last second once it is over.
    public let periodEnd: Instant
    public let status: PaymentStatus
    /// The number of ``status``, by the installation's ``StateNumbers``.
    public let state: Int
    public let updatedAt: Instant
    public let currency: Currency
    public let totals: InvoiceTotals
    public let items: LineItems

    public init(
        month: Month, periodEnd: Instant, status: PaymentStatus, state: Int, updatedAt: Instant, currency: Currency,
        totals: InvoiceTotals, items: LineItems
    ) {
        self.month = month
        self.periodEnd = periodEnd
        self.status = status
        self.state = state
        self.updatedAt = updatedAt
        self.currency = currency
        self.totals = totals
        self.items = items
    }

    /// Rates the spans of a scope's month and sums them up.
    ///
    /// A month is paid from the first instant after its end, and that is when it was updated last.
    public init(of columns: SpanColumns, period: BillingPeriod, rules: BillingRules) {
        let rater = Rater(period: period, proration: rules.proration, currency: rules.currency)
        let (billed, totals) = rater.rate(columns)
        let status = period.isOver ? PaymentStatus.paid : .pending
        self.init(
            month: period.month, periodEnd: period.shownEnd, status: status,
            state: rules.stateNumbers.number(of: status), updatedAt: period.isOver ? period.month.end : period.start,
            currency: rules.currency, totals: InvoiceTotals(rated: totals),
            items: LineItems(columns: columns, billed: billed))
    }

    public var periodStart: Instant { month.start }
    public var createdAt: Instant { month.start }

    /// The period's start in milliseconds since 1970; the same in every scope.
    public var number: String { String(month.start.millisecondsSince1970) }
}
