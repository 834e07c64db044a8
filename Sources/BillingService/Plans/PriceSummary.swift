/// What setting prices came to.
public struct PriceSummary: Hashable, Sendable {
    /// Prices that are new, or differ from what the plan cost from that time on.
    public var set = 0
    /// Prices that were known.
    public var unchanged = 0

    public init(set: Int = 0, unchanged: Int = 0) {
        self.set = set
        self.unchanged = unchanged
    }
}
