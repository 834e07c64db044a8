/// What an invoice applies of one credit.
public struct FocusCredit: Hashable, Sendable {
    /// The index of its organization among an invoice's accounts.
    public let account: Int32
    public let reason: String
    /// Above 0.
    public let amount: Money

    public init(account: Int32, reason: String, amount: Money) {
        self.account = account
        self.reason = reason
        self.amount = amount
    }
}
