public import Billing

extension ResourceFold {
    /// The closed months in which the change may make a difference to what the resource costs.
    ///
    /// A span of which only the end changes costs the same in all months before the one that it ends in first.
    ///
    /// - Parameter batch: the one that makes the change.
    public func touched(of resource: ResourceKey, batch: Int64, closed: ClosedMonths) -> Set<TouchedMonth> {
        var touched: Set<TouchedMonth> = []
        guard !closed.isEmpty else { return touched }
        func note(_ span: UsageSpan, from start: Instant, to end: Instant) {
            for closing in closed.closings where closing.month.end > start && closing.month.start < end {
                touched.insert(TouchedMonth(place: span.place, resource: resource, month: closing.month, batch: batch))
            }
        }
        func noteDays(of span: UsageSpan) {
            note(span, from: span.start, to: span.start.advanced(milliseconds: 1))
            if span.end != .never { note(span, from: span.end.advanced(milliseconds: -1), to: span.end) }
        }
        var before = Dictionary(removed.map { (Line($0), $0) }) { first, _ in first }
        for span in inserted {
            guard let old = before.removeValue(forKey: Line(span)) else {
                note(span, from: span.start, to: span.end)
                continue
            }
            note(span, from: min(old.end, span.end).advanced(milliseconds: -1), to: max(old.end, span.end))
            if old.isBeatenOnFirstDay != span.isBeatenOnFirstDay { noteDays(of: span) }
        }
        for span in before.values { note(span, from: span.start, to: span.end) }
        for span in contested { noteDays(of: span) }
        return touched
    }

    /// A span but for its end and its contested days.
    private struct Line: Hashable {
        var span: UsageSpan

        init(_ span: UsageSpan) {
            self.span = span
            self.span.end = .never
            self.span.isBeatenOnFirstDay = false
            self.span.lastDayTurns = []
        }
    }
}
