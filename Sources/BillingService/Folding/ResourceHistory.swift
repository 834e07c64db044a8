public import Billing

/// All that is known of one resource, and of its app.
public struct ResourceHistory: Sendable {
    /// The resource's events and its app's, retracted ones too.
    public var events: [TimelineEvent]
    /// When lines ended that were closed, by their sequence.
    public var ends: [Int64: Instant]

    public init(events: [TimelineEvent] = [], ends: [Int64: Instant] = [:]) {
        self.events = events
        self.ends = ends
    }

    /// The sequences of events that share their millisecond with others, so that (source, id) decides which holds.
    public var tied: [Int64] {
        guard events.count > 1 else { return [] }
        let inOrder = events.filter { !$0.isLine }.sorted { $0.happened < $1.happened }
        var tied: [Int64] = []
        for (left, right) in zip(inOrder, inOrder.dropFirst()) where left.happened == right.happened {
            if tied.last != left.sequence { tied.append(left.sequence) }
            tied.append(right.sequence)
        }
        return tied
    }

    /// Gives the tied events their rank.
    ///
    /// - Parameter references: the source and the id of each event of ``tied``, by its sequence.
    public mutating func rank(by references: [Int64: EventReference]) {
        let ranks = Dictionary(
            uniqueKeysWithValues: references.sorted { $0.value < $1.value }.enumerated().map { rank, entry in
                (entry.key, Int32(truncatingIfNeeded: rank + 1))
            })
        for index in events.indices where !events[index].isLine { events[index].rank = ranks[events[index].sequence] ?? 1 }
    }
}
