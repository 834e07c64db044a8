public import Billing

/// An invoice as its page is made of it.
public struct InvoiceFacts: Sendable {
    public var scope: Scope
    /// What the scope is called; nil for the account, and where that is not known.
    public var name: String?
    public var head: InvoiceHead
    /// Where it is seen from.
    public var period: BillingPeriod
    /// When it was closed; nil where it may still change.
    public var closed: Instant?
    public var tree: ItemTree
    public var days: DailyCosts
    /// From the month before; nil where there is none.
    public var change: Comparison?
    /// The months that the scope has invoices of.
    public var months: ClosedRange<Month>

    public init(
        scope: Scope, name: String?, head: InvoiceHead, period: BillingPeriod, closed: Instant?, tree: ItemTree,
        days: DailyCosts, change: Comparison?, months: ClosedRange<Month>
    ) {
        self.scope = scope
        self.name = name
        self.head = head
        self.period = period
        self.closed = closed
        self.tree = tree
        self.days = days
        self.change = change
        self.months = months
    }

    var path: String { Self.path(of: head.month, scope) }

    static func path(of month: Month, _ scope: Scope) -> String { "\(scope.path)/invoices/\(month)" }
}
