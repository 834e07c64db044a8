public import Billing

/// A month to be closed, and with what.
public struct ClosingRequest: Sendable {
    public var month: Month
    /// The rules by which its invoices are made, which it keeps.
    public var rules: BillingRules
    /// How its items are written.
    public var format: any LineItemFormat

    public init(month: Month, rules: BillingRules, format: any LineItemFormat) {
        self.month = month
        self.rules = rules
        self.format = format
    }

    public var period: BillingPeriod { BillingPeriod(month: month, now: month.end) }
}
