/// The sums of an invoice.
public struct InvoiceTotals: Hashable, Sendable {
    public var rated: RatedTotals
    /// Credits applied, 0 or more.
    public var credits: Money

    public init(rated: RatedTotals, credits: Money = .zero) {
        self.rated = rated
        self.credits = credits
    }

    /// All items.
    public var charges: Money { rated.dynos + rated.addons }

    /// Charges less credits.
    public var total: Money { charges - credits }
}
