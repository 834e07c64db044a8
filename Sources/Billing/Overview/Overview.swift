/// What a scope's costs come to, at a glance: the current month, the months before it, and what costs and changes the most.
public struct Overview: Hashable, Sendable {
    /// What the scope is called; nil for the account.
    public var name: String?
    /// The moment that all of it is of.
    public var now: Instant
    /// Up to when nothing of it changes by time alone: then it is the same at every moment before.
    public var validUntil: Instant
    public var currency: Currency
    /// The last months that have an invoice, oldest first, the current one last. Empty where there has been no usage.
    public var months: [InvoiceHead]
    /// The current month's invoice as it will be if all that runs now keeps running.
    public var forecast: InvoiceTotals?
    /// Of the current month so far.
    public var organizations: TopGroups
    public var spaces: TopGroups
    public var apps: TopGroups
    /// From the month before to the forecast.
    public var changes: TopChanges

    public static let monthLimit: Int64 = 12
    public static let groupLimit = 10
    public static let changeLimit = 5

    public init(
        name: String?, now: Instant, validUntil: Instant, currency: Currency, months: [InvoiceHead] = [],
        forecast: InvoiceTotals? = nil, organizations: TopGroups = .none, spaces: TopGroups = .none, apps: TopGroups = .none,
        changes: TopChanges = .none
    ) {
        self.name = name
        self.now = now
        self.validUntil = validUntil
        self.currency = currency
        self.months = months
        self.forecast = forecast
        self.organizations = organizations
        self.spaces = spaces
        self.apps = apps
        self.changes = changes
    }

    public var current: InvoiceHead? { months.last }

    /// The invoice of the month before the current one, where there is one.
    public var previous: InvoiceHead? { months.dropLast().last }

    /// Whether it is still so at a moment that is not earlier than its own.
    public func isTrue(at moment: Instant) -> Bool { moment == now || (moment > now && moment < validUntil) }
}
