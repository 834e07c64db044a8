public import Billing

/// A month to be closed, and with what.
public struct ClosingRequest: Sendable {
    public var month: Month
    /// The rules by which its invoices are made, which it keeps.
    public var rules: BillingRules
    /// How its items are written.
    public var format: any LineItemFormat
    /// Seals it; nil for a month without a seal.
    public var sealer: (any Sealer)?

    public init(month: Month, rules: BillingRules, format: any LineItemFormat, sealer: (any Sealer)? = nil) {
        self.sealer = sealer
        self.month = month
        self.rules = rules
        self.format = format
    }

    public var period: BillingPeriod { BillingPeriod(month: month, now: month.end) }
}
