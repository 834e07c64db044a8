public import Billing

/// A credit that someone asks to be granted to an organization.
public struct CreditGrant: Hashable, Sendable {
    /// What the one who asks knows it by: the same again grants nothing.
    public var key: String
    /// Above 0.
    public var amount: Money
    public var reason: String
    /// It is valid for months that overlap this time.
    public var validFrom: Instant
    /// ``Instant/never`` for a credit that does not expire.
    public var validUntil: Instant

    public init(key: String, amount: Money, reason: String, validFrom: Instant, validUntil: Instant = .never) {
        self.key = key
        self.amount = amount
        self.reason = reason
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    public func isValid(in month: Month) -> Bool { validFrom < month.end && validUntil > month.start }
}
