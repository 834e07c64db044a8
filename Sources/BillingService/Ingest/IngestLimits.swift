/// How much an ``IngestQueue`` takes on.
public struct IngestLimits: Hashable, Sendable {
    /// How many events of several requests go into one transaction; a request that has more goes alone.
    public var groupEvents: Int
    /// How many events may wait; a request beyond that is told at once that the store is busy.
    public var waitingEvents: Int
    /// How long a request waits for its turn.
    public var patience: Duration

    public init(groupEvents: Int = 16_384, waitingEvents: Int = 131_072, patience: Duration = .seconds(10)) {
        self.groupEvents = groupEvents
        self.waitingEvents = waitingEvents
        self.patience = patience
    }
}
