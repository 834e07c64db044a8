public import Billing

/// A credit with all that invoices use of it.
public struct CreditAccount: Hashable, Sendable {
    /// A part of the credit that an invoice uses.
    public struct Application: Hashable, Sendable {
        public var month: Month
        public var amount: Money
        /// Whether the month is closed, so that it does not change any more.
        public var isSettled: Bool
    }

    /// What the organization is called.
    public var organization: Named
    public var credit: Credit
    /// By month.
    public var applications: [Application]

    /// What is left, with what open months use taken off.
    public var left: Money { applications.reduce(credit.grant.amount) { $0 - $1.amount } }
}
