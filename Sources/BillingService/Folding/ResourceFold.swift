public import Billing

/// What a chunk, or a change of prices, makes of one resource's spans: those before and after it, compared.
public struct ResourceFold {
    private struct SpanIdentity: Hashable {
        var event: Int64
        var start: Instant
    }

    public private(set) var removed: [UsageSpan] = []
    /// Spans of which nothing changes but who is billed for their first and last day.
    public private(set) var contested: [UsageSpan] = []
    public private(set) var inserted: [UsageSpan] = []
    /// Why the resource's lines can't all be true, where that is so.
    public private(set) var contradiction: IngestError?

    /// Folds a resource that the chunk mentions for the first time.
    ///
    /// - Parameter history: with all events of the chunk.
    public init(new history: ResourceHistory, changes: ArraySlice<TimelineChange>, prices: PriceBook) {
        inserted = Timeline.spans(of: history.events, prices: prices)
        contradiction = Self.contradiction(in: history.events, changes: changes)
    }

    /// Folds a resource that was known.
    ///
    /// - Parameters:
    ///   - history: with all events of the chunk.
    ///   - lastSequence: that of the last event before the chunk.
    ///   - earlierPrices: the price book before.
    public init(
        known history: ResourceHistory, changes: ArraySlice<TimelineChange>, lastSequence: Int64, prices: PriceBook,
        earlierPrices: PriceBook
    ) {
        let after = history.events.map { event in
            var event = event
            if let end = history.ends[event.sequence] { event.ended = end }
            return event
        }
        let closedNow = Set(changes.lazy.filter(\.isClosing).map(\.event.sequence))
        let before = after.lazy.filter { $0.sequence <= lastSequence }.map { event in
            var event = event
            if closedNow.contains(event.sequence) { event.ended = .never }
            if event.retracted > lastSequence { event.retracted = 0 }
            return event
        }
        contradiction = Self.contradiction(in: after, changes: changes)
        compare(
            Timeline.spans(of: Array(before), prices: earlierPrices), with: Timeline.spans(of: after, prices: prices))
    }

    private mutating func compare(_ before: [UsageSpan], with after: [UsageSpan]) {
        // An event begins one span, and another one at each move and at each change of its price.
        var old = Dictionary(
            uniqueKeysWithValues: before.map { (SpanIdentity(event: $0.event, start: $0.start), $0) })
        for span in after {
            guard var known = old.removeValue(forKey: SpanIdentity(event: span.event, start: span.start)) else {
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
        let inOrder = events.filter(\.isLine).sorted(by: Timeline.precedes)
        for (left, right) in zip(inOrder, inOrder.dropFirst())
        where left.happened == right.happened && !left.identity.hasSameContent(as: right.identity) {
            let later = max(left.sequence, right.sequence)
            let line = changes.first { $0.event.sequence == later && !$0.isClosing }?.line
            if let line { return .contradiction(line: line, happened: left.happened) }
        }
        return nil
    }
}
