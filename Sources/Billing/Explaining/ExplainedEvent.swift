/// An event that had a part in an item.
public struct ExplainedEvent: Hashable, Sendable {
    /// What it did.
    public enum Role: String, Sendable {
        /// From then on the resource ran so.
        case began
        /// It told the quantity, or the plan, which the one that began the item left as it was.
        case configured
        /// From then on it ran at this place.
        case moved
        /// From then on it ran no longer, or otherwise.
        case ended
    }

    public var role: Role
    public var kind: EventKind
    /// Nil for a usage line.
    public var source: String?
    /// Nil for a usage line.
    public var id: String?
    /// When it happened.
    public var happened: Instant
    /// When it was recorded.
    public var recorded: Instant
    public var batch: Int64

    public init(
        role: Role, kind: EventKind, source: String?, id: String?, happened: Instant, recorded: Instant, batch: Int64
    ) {
        self.role = role
        self.kind = kind
        self.source = source
        self.id = id
        self.happened = happened
        self.recorded = recorded
        self.batch = batch
    }
}
