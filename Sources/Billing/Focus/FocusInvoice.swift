/// An invoice with all that tools of finance want to know of its items, by the items' indices.
public struct FocusInvoice: Sendable {
    public let invoice: Invoice
    /// The month, as far as it is counted.
    public let period: BillingPeriod
    /// By which rule the units of the items count.
    public let proration: Proration
    /// Whether its charges are those of organizations' invoices: a space's are only a part of them.
    public let hasInvoiceIDs: Bool

    /// The organizations that pay.
    public var accounts: [FocusPlace] = []
    public var itemAccounts: [Int32] = []
    public var spaces: [FocusPlace] = []
    public var itemSpaces: [Int32] = []
    public var products: [FocusProduct] = []
    public var itemProducts: [Int32] = []
    public var resourceIDs = NameTable()
    public var itemResourceIDs: [NameTable.Code] = []
    public var resourceNames = NameTable()
    public var itemResourceNames: [NameTable.Code] = []
    /// How much of the month each item is billed for: days or milliseconds. None of a correction.
    public var units: [Int64] = []
    /// The months that items correct, by the indices of those that are corrections.
    public var corrections: [Int: Month] = [:]
    public var credits: [FocusCredit] = []

    public init(_ invoice: Invoice, period: BillingPeriod, proration: Proration, hasInvoiceIDs: Bool) {
        self.invoice = invoice
        self.period = period
        self.proration = proration
        self.hasInvoiceIDs = hasInvoiceIDs
    }

    /// The id of an organization's invoice, which no reader takes for a date: `akkeris:2017-02`.
    public func invoiceID(of account: FocusPlace) -> String? {
        hasInvoiceIDs ? "\(account.id):\(invoice.month.description.prefix(7))" : nil
    }

    /// Quantity × the billed part of the month, × 10¹², rounded half up; nil for a correction.
    public func pricingQuantity(at index: Int) -> Int64? {
        guard corrections[index] == nil else { return nil }
        let dividend = Int128(invoice.items.columns.quantities[index]) * Int128(units[index]) * 1_000_000_000_000
        return Int64(roundedQuotient(dividend, dividedBy: Int128(proration.units(in: invoice.month))))
    }

    /// Quantity × hours billed, × 10⁹, rounded half up; nil for a correction.
    public func consumedQuantity(at index: Int) -> Int64? {
        guard corrections[index] == nil else { return nil }
        let dividend = Int128(invoice.items.columns.quantities[index]) * Int128(units[index]) * 1_000_000_000
        switch proration {
        case .day: return Int64(dividend * 24)
        case .second: return Int64(roundedQuotient(dividend, dividedBy: 3_600_000))
        }
    }

    /// When what an item charges for began and ended, within the month that it is for, in whole seconds; never empty.
    public func chargePeriod(at index: Int) -> (start: Instant, end: Instant) {
        let columns = invoice.items.columns
        let corrected = corrections[index].map { BillingPeriod(month: $0, now: $0.end) }
        let (first, cutoff) = (corrected?.start ?? period.start, corrected?.cutoff ?? period.cutoff)
        let start = max(columns.starts[index], first.millisecondsSince1970).wholeSeconds
        let end = min(columns.ends[index], cutoff.millisecondsSince1970).wholeSeconds
        return (
            Instant(millisecondsSince1970: start), Instant(millisecondsSince1970: max(end, start + 1000))
        )
    }
}

extension Int64 {
    /// The same number of milliseconds, cut to seconds.
    fileprivate var wholeSeconds: Int64 { flooredQuotient(dividingBy: 1000) * 1000 }
}
