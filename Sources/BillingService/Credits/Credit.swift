public import Billing

/// A credit of an organization, and what of it closed months have used.
public struct Credit: Hashable, Sendable {
    /// A part of a credit that an invoice used.
    public struct Application: Hashable, Sendable {
        public var month: Month
        public var amount: Money
        /// The closing that settled it.
        public var batch: Int64

        public init(month: Month, amount: Money, batch: Int64) {
            self.month = month
            self.amount = amount
            self.batch = batch
        }
    }

    public var organization: OrganizationKey
    public var grant: CreditGrant
    /// The batch that granted it; no two credits have the same.
    public var batch: Int64
    public var recorded: Instant
    /// What closed months have used of it, in the order in which they were closed.
    public var settled: [Application]

    public init(
        organization: OrganizationKey, grant: CreditGrant, batch: Int64, recorded: Instant, settled: [Application] = []
    ) {
        self.organization = organization
        self.grant = grant
        self.batch = batch
        self.recorded = recorded
        self.settled = settled
    }

    /// What closed months have left of it.
    public var balance: Money { settled.reduce(grant.amount) { $0 - $1.amount } }
}
