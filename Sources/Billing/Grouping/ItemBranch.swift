/// An organization or an app of an invoice, with the sums of those of its items that are wanted.
public struct ItemBranch: Hashable, Sendable {
    /// Its number among all branches of its kind.
    public let number: Int
    public let name: String
    public let count: Int
    public let cost: Money
    /// When the last of its items began.
    public let newest: Instant
}
