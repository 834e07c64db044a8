/// A month that was closed: with what its invoices were made, for ever.
///
/// Later corrections of the month use the same rules, so that changing a setting rewrites nothing.
public struct Closing: Hashable, Sendable {
    public let month: Month
    /// The batch that closed it.
    public let batch: Int64
    /// When it was closed.
    public let recorded: Instant
    /// The sequence of the last event that its invoices count.
    public let lastSequence: Int64
    /// Proration, currency and databases; the other settings are not a part of an invoice's content.
    public let rules: BillingRules
    /// How many items its invoices have together.
    public let itemCount: Int64

    public init(
        month: Month, batch: Int64, recorded: Instant, lastSequence: Int64, rules: BillingRules, itemCount: Int64
    ) {
        self.month = month
        self.batch = batch
        self.recorded = recorded
        self.lastSequence = lastSequence
        self.rules = BillingRules(
            proration: rules.proration, currency: rules.currency, databaseServices: rules.databaseServices)
        self.itemCount = itemCount
    }

    /// The month as its closing saw it: over.
    public var period: BillingPeriod { BillingPeriod(month: month, now: month.end) }
}
