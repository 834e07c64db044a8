public import Billing

/// What open months use of an organization's credits: the oldest credit goes to the oldest invoice first.
public struct CreditAllocation: Sendable {
    /// A part of a credit that a month uses.
    public struct Application: Hashable, Sendable {
        /// That of the credit.
        public var batch: Int64
        public var month: Month
        public var amount: Money
    }

    private let credits: [Credit]
    private var balances: [Int64: Money]
    public private(set) var applications: [Application] = []

    /// - Parameter credits: an organization's, in any order.
    public init(_ credits: [Credit]) {
        self.credits = credits.filter { $0.balance > .zero }.sorted { $0.batch < $1.batch }
        balances = Dictionary(uniqueKeysWithValues: self.credits.map { ($0.batch, $0.balance) })
    }

    /// Whether any credit may be used in a month: only then its charges make a difference.
    public func isWanted(in month: Month) -> Bool { credits.contains { $0.grant.isValid(in: month) } }

    /// Uses credits for the charges of the next month.
    ///
    /// - Returns: how much of the charges the credits cover.
    @discardableResult
    public mutating func apply(to month: Month, charges: Money) -> Money {
        var rest = max(charges, .zero)
        var applied = Money.zero
        for credit in credits where credit.grant.isValid(in: month) && rest > .zero {
            let amount = min(balances[credit.batch] ?? .zero, rest)
            guard amount > .zero else { continue }
            applications.append(Application(batch: credit.batch, month: month, amount: amount))
            balances[credit.batch] = (balances[credit.batch] ?? .zero) - amount
            rest = rest - amount
            applied += amount
        }
        return applied
    }
}
