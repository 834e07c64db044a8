public import Billing

/// An invoice with all that is looked at where it is looked into: its outline, its days, what has changed since the month
/// before, and how each item came to be.
public struct ItemizedInvoice: Sendable {
    public let ledger: Ledger
    /// What the organization or space is called; nil for the account.
    public let name: String?
    /// What it is seen at.
    public let period: BillingPeriod
    /// Nil for a month that is not closed.
    public let closing: Closing?
    public let head: InvoiceHead
    public let tree: ItemTree
    /// By type.
    public let days: DailyCosts
    /// How it differs from the invoice of the month before, without its organizations; nil where there is none.
    public let change: Comparison?
    /// The months that the scope has invoices of.
    public let months: ClosedRange<Month>
    /// The indices of the items that correct earlier months.
    public let corrections: Set<Int>
    private let explained: ExplainedInvoice

    init(
        _ sheet: ItemSheet, reading: ScopeReading, name: String?, tree: ItemTree, days: DailyCosts, change: Comparison?,
        months: ClosedRange<Month>, explained: ExplainedInvoice
    ) {
        ledger = reading.ledger
        self.name = name
        period = BillingPeriod(month: sheet.period.month, now: reading.now)
        closing = sheet.closing
        head = sheet.invoice.head
        self.tree = tree
        self.days = days
        self.change = change
        self.months = months
        corrections = Set(sheet.corrections.keys)
        self.explained = explained
    }

    /// How one item came to be; work for it alone.
    ///
    /// - Parameter position: its place in the invoice's order, from 0 on.
    /// - Returns: nil where the store does not know the usage any more.
    public func explanation(at position: Int) async throws(InvoiceError) -> ItemExplanation? {
        try await explained.explanations(of: [tree.order[position]])[0]
    }
}
