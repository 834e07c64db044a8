import Billing

/// A closed month as it was closed, for ever.
struct ReferenceClosedMonth: Sendable {
    let rules: BillingRules
    let recorded: Instant
    /// The account's, in order.
    let items: [ReferenceItem]
    /// What of their credits organizations used, by what they are known by.
    let credits: [ReferenceIdentity: Int128]
}
