public import Billing

/// What came of a payment.
public enum PaymentOutcome: Hashable, Sendable {
    case taken(Payment)
    /// It had been taken by the same key.
    case known(Payment)
    /// The key is that of another payment of the organization.
    case conflict(Payment)
    /// The month is not closed, so its total may still change.
    case open
    /// It is more than what is left to pay.
    case tooMuch(left: Money)
}
