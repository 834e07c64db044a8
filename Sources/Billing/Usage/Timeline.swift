/// The history of one resource: its events, and its app's, folded to spans.
///
/// A resource has one configuration and one place at a time. A span ends at its event's own end or at the resource's next
/// event, whichever is first; what has ended does not resume.
public enum Timeline {
    /// The spans of one resource, oldest first, without those that are not usage.
    ///
    /// - Parameters:
    ///   - events: all events of the resource and of its app, in any order; those that were retracted count for nothing.
    ///   - prices: what those cost that brought no price of their own.
    public static func spans(of events: [TimelineEvent], prices: PriceBook = PriceBook()) -> [UsageSpan] {
        var walk = TimelineWalk(prices: prices)
        if events.count == 1 {
            if events[0].retracted == 0 { walk.take(events[0]) }
        } else {
            for event in events.filter({ $0.retracted == 0 }).sorted(by: precedes) { walk.take(event) }
        }
        var spans = walk.finish()
        // Even one event makes several spans, where its price changes.
        if spans.count > 1 { contestDays(of: &spans) }
        return spans
    }

    /// Of two events at one millisecond the one with the greater (source, id) holds, so it is the later one.
    public static func precedes(_ left: TimelineEvent, _ right: TimelineEvent) -> Bool {
        (left.happened, left.rank, left.identity) < (right.happened, right.rank, right.identity)
    }

    /// Notes for each span what decides who is billed for its first and last day.
    ///
    /// A day is billed once a resource: to the place where the resource is last that day, and there to the most expensive
    /// span, the later one on a tie. Days between a span's first and last are its own. One walk keeps, for the day that it is
    /// in, the most expensive span so far of each place; a span that starts can take over from the one of its place, and
    /// takes the day away from the place that was last.
    private static func contestDays(of spans: inout [UsageSpan]) {
        var day: Day?
        var leaders: [(place: Place, span: Int)] = []
        for index in spans.indices {
            let start = spans[index].start
            if day != spans[index].firstDay {
                day = spans[index].firstDay
                leaders.removeAll(keepingCapacity: true)
                if index > 0, spans[index - 1].lastDay == day { leaders.append((spans[index - 1].place, index - 1)) }
            }
            let place = spans[index].place
            let lastPlace = leaders.isEmpty ? place : spans[index - 1].place
            if place != lastPlace, let loser = leaders.first(where: { $0.place == lastPlace }) {
                spans[loser.span].lastDayTurns.append(start)
            }
            guard let own = leaders.firstIndex(where: { $0.place == place }) else {
                leaders.append((place, index))
                continue
            }
            let leader = leaders[own].span
            if spans[index].monthlyCost >= spans[leader].monthlyCost {
                leaders[own].span = index
                if place == lastPlace { spans[leader].lastDayTurns.append(start) }
            } else {
                spans[index].isBeatenOnFirstDay = true
                if place != lastPlace { spans[leader].lastDayTurns.append(start) }
            }
        }
    }
}
