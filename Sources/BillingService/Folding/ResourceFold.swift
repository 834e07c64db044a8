public import Billing

/// What a chunk changes of one resource's spans: those before and after it, compared.
public struct ResourceFold {
    public private(set) var removed: [UsageSpan] = []
    /// Spans of which nothing changes but who is billed for their first and last day.
    public private(set) var contested: [UsageSpan] = []
    public private(set) var inserted: [UsageSpan] = []
    /// Why the resource's events can't all be true, where that is so.
    public let contradiction: IngestError?

    /// Folds a resource that the chunk mentions for the first time.
    public init(new changes: ArraySlice<TimelineChange>) {
        let events = changes.map(\.event)
        inserted = Timeline.spans(of: events)
        contradiction = Self.contradiction(in: events, changes: changes)
    }

    /// Folds a resource that was known.
    ///
    /// - Parameters:
    ///   - events: all of the resource's events, those of the chunk too.
    ///   - ends: when events ended that were closed, by their sequence.
    ///   - lastSequence: that of the last event before the chunk.
    public init(
        events: [TimelineEvent], ends: [Int64: Instant], changes: ArraySlice<TimelineChange>, lastSequence: Int64
    ) {
        let after = events.map { event in
            var event = event
            if let end = ends[event.sequence] { event.ended = end }
            return event
        }
        let closedNow = Set(changes.lazy.filter(\.isClosing).map(\.event.sequence))
        let before = after.lazy.filter { $0.sequence <= lastSequence }.map { event in
            var event = event
            if closedNow.contains(event.sequence) { event.ended = .never }
            return event
        }
        contradiction = Self.contradiction(in: after, changes: changes)
        compare(Timeline.spans(of: Array(before)), with: Timeline.spans(of: after))
    }

    private mutating func compare(_ before: [UsageSpan], with after: [UsageSpan]) {
        // An event begins at most one span.
        var old = Dictionary(uniqueKeysWithValues: before.map { ($0.event, $0) })
        for span in after {
            guard var known = old.removeValue(forKey: span.event) else {
                inserted.append(span)
                continue
            }
            if known == span { continue }
            known.isBeatenOnFirstDay = span.isBeatenOnFirstDay
            known.lastDayTurns = span.lastDayTurns
            if known == span {
                contested.append(span)
            } else {
                removed.append(known)
                inserted.append(span)
            }
        }
        removed.append(contentsOf: old.values)
    }

    /// Two lines that say different things of one resource from the same millisecond on can't both be true.
    private static func contradiction(
        in events: [TimelineEvent], changes: ArraySlice<TimelineChange>
    ) -> IngestError? {
        guard events.count > 1 else { return nil }
        let inOrder = events.sorted(by: Timeline.precedes)
        for (left, right) in zip(inOrder, inOrder.dropFirst())
        where left.happened == right.happened && !left.identity.hasSameContent(as: right.identity) {
            let later = max(left.sequence, right.sequence)
            let line = changes.first { $0.event.sequence == later && !$0.isClosing }?.line
            if let line { return .contradiction(line: line, happened: left.happened) }
        }
        return nil
    }
}
