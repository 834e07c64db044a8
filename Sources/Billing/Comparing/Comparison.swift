/// Why one invoice is higher or lower than another of the same scope: the change of its total as a sum of parts.
public struct Comparison: Hashable, Sendable {
    /// The month that is compared with.
    public var from: Month
    public var month: Month
    /// Until when each of the invoices counts.
    public var fromPeriodEnd: Instant
    public var periodEnd: Instant
    public var currency: Currency
    public var fromTotal: Money
    public var total: Money
    /// Together the change of the total.
    public var parts: ChangeParts
    /// Those that have changed, the biggest change first.
    public var organizations: [OrganizationChange]

    public init(
        from: Month, month: Month, fromPeriodEnd: Instant, periodEnd: Instant, currency: Currency, fromTotal: Money,
        total: Money, parts: ChangeParts, organizations: [OrganizationChange]
    ) {
        self.from = from
        self.month = month
        self.fromPeriodEnd = fromPeriodEnd
        self.periodEnd = periodEnd
        self.currency = currency
        self.fromTotal = fromTotal
        self.total = total
        self.parts = parts
        self.organizations = organizations
    }

    public var change: Money { total - fromTotal }
}
