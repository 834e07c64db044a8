public import Billing

/// Where an event came from, and when it was recorded.
public struct EventOrigin: Hashable, Sendable {
    /// Nil for a usage line.
    public var reference: EventReference?
    public var batch: Int64
    public var recorded: Instant

    public init(reference: EventReference?, batch: Int64, recorded: Instant) {
        self.reference = reference
        self.batch = batch
        self.recorded = recorded
    }
}
