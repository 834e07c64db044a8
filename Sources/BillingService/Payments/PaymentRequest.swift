public import Billing

/// A payment that someone has made of an organization's invoice.
public struct PaymentRequest: Hashable, Sendable {
    /// What the one who tells of it knows it by: the same again pays nothing.
    public var key: String
    public var month: Month
    /// Above 0.
    public var amount: Money
    /// What the bank or the payer calls it; may be empty.
    public var reference: String

    public init(key: String, month: Month, amount: Money, reference: String = "") {
        self.key = key
        self.month = month
        self.amount = amount
        self.reference = reference
    }
}
