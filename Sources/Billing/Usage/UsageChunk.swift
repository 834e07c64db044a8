/// Some usage events and the names that they use: what a source hands over at a time.
public struct UsageChunk: Sendable {
    public var names = NameTable()
    public var events: [UsageEvent] = []

    public init() {}

    /// Makes room for the next events and keeps the memory.
    public mutating func removeAll() {
        names.removeAll()
        events.removeAll(keepingCapacity: true)
    }
}
