/// What a batch of usage came to.
public struct IngestSummary: Hashable, Sendable {
    /// Events that were not known before.
    public var new = 0
    /// Events that were known, and said nothing new.
    public var unchanged = 0
    /// Events that were known and open, and now say when their resource ended.
    public var closed = 0

    public init(new: Int = 0, unchanged: Int = 0, closed: Int = 0) {
        self.new = new
        self.unchanged = unchanged
        self.closed = closed
    }

    public var total: Int { new + unchanged + closed }
}
