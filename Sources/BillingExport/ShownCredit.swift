public import Billing

/// A credit as outputs show it.
public struct ShownCredit: Hashable, Sendable {
    /// A part of the credit that an invoice uses.
    public struct Application: Hashable, Sendable {
        public var month: Month
        /// By which the invoice is found.
        public var path: String
        public var amount: Money
        /// Whether the month is closed, so that it does not change any more.
        public var isSettled: Bool

        public init(month: Month, path: String, amount: Money, isSettled: Bool) {
            self.month = month
            self.path = path
            self.amount = amount
            self.isSettled = isSettled
        }
    }

    public var id: String
    /// What the organization is called.
    public var organization: String
    public var amount: Money
    /// What is left, with what open months use taken off.
    public var left: Money
    public var reason: String
    public var validFrom: Instant
    /// ``Instant/never`` for a credit that does not expire.
    public var validUntil: Instant
    public var key: String
    public var createdAt: Instant
    /// By month.
    public var applications: [Application]

    public init(
        id: String, organization: String, amount: Money, left: Money, reason: String, validFrom: Instant,
        validUntil: Instant, key: String, createdAt: Instant, applications: [Application]
    ) {
        self.id = id
        self.organization = organization
        self.amount = amount
        self.left = left
        self.reason = reason
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.key = key
        self.createdAt = createdAt
        self.applications = applications
    }
}
