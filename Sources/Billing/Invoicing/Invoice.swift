/// All line items of one scope and one month, with totals: the value that every output renders.
public struct Invoice: Sendable {
    public let head: InvoiceHead
    public let items: LineItems

    public init(head: InvoiceHead, items: LineItems) {
        self.head = head
        self.items = items
    }

    /// Rates the spans of a scope's month and sums them up.
    ///
    /// - Parameters:
    ///   - columns: the spans; without names where only totals are wanted, and corrections are not listed then.
    ///   - corrections: what is corrected of earlier months.
    ///   - credits: what of the organization's credits is applied.
    ///   - payment: nil where time alone decides.
    public init(
        of columns: SpanColumns, corrections: [CorrectionItem] = [], credits: Money = .zero, period: BillingPeriod,
        payment: PaymentState? = nil, rules: BillingRules
    ) {
        let rater = Rater(period: period, proration: rules.proration, currency: rules.currency)
        var (billed, totals) = rater.rate(columns)
        var columns = columns
        let isListed = columns.organizations.count == columns.count
        for item in corrections {
            totals.add(item)
            guard isListed else { continue }
            columns.append(item)
            billed.append(item.correction.difference)
        }
        let payment = payment ?? .automatic(period)
        self.init(
            head: InvoiceHead(
                month: period.month, periodEnd: period.shownEnd, payment: payment,
                state: rules.stateNumbers.number(of: payment.status), currency: rules.currency,
                totals: InvoiceTotals(rated: totals, credits: credits)),
            items: LineItems(columns: columns, billed: billed))
    }

    public var month: Month { head.month }
    public var periodEnd: Instant { head.periodEnd }
    public var status: PaymentStatus { head.status }
    public var state: Int { head.state }
    public var updatedAt: Instant { head.updatedAt }
    public var currency: Currency { head.currency }
    public var totals: InvoiceTotals { head.totals }
    public var periodStart: Instant { head.periodStart }
    public var createdAt: Instant { head.createdAt }
    public var number: String { head.number }
}
