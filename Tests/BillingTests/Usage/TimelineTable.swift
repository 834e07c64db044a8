import Billing

/// Some events of a resource and the spans that they fold to, all as short texts.
struct TimelineTable: Sendable, CustomStringConvertible {
    let description: String
    let expected: [String]
    private let events: [TimelineEvent]

    init(_ name: String, _ events: [TimelineEvent], _ expected: [String]) {
        description = name
        self.events = events
        self.expected = expected
    }

    var spans: [String] {
        Timeline.spans(of: events).map { span in
            let end = span.end == .never ? "open" : TimelineTable.text(of: span.end)
            let place = String(UnicodeScalar(UInt8(truncatingIfNeeded: span.place.organization.value)))
            let turns = span.lastDayTurns.map { " " + TimelineTable.text(of: $0) }.joined()
            return "\(TimelineTable.text(of: span.start))-\(end) \(place)\(span.price)"
                + (span.isBeatenOnFirstDay ? " beaten" : "") + (turns.isEmpty ? "" : " turns" + turns)
        }
    }

    private static func text(of instant: Instant) -> String {
        let day = Day(containing: instant)
        let hour = (instant.millisecondsSince1970 - day.start.millisecondsSince1970) / 3_600_000
        return "\(day.calendar.day).\(hour < 10 ? "0" : "")\(hour)"
    }
}

extension TimelineEvent {
    /// - Parameters:
    ///   - time: the day and hour of February 2017, `3.10`.
    ///   - place: a letter, and the price there: `a60`.
    static func event(
        _ time: String, _ place: String, quantity: Int32 = 1, to end: String? = nil, identity: UInt64 = 1
    ) -> TimelineEvent {
        let letter = Int64(place.utf8.first!)
        let price = try! Price(reading: String(place.dropFirst()))
        return TimelineEvent(
            sequence: 1, identity: EventIdentity(high: 1, low: identity), happened: instant(time),
            ended: end.map(instant) ?? .never, place: Place(organization: OrganizationKey(letter), space: SpaceKey(letter)),
            type: .dyno, quantity: Quantity(unchecked: quantity), price: price, app: AppKey(1), description: TextKey(1))
    }

    private static func instant(_ time: String) -> Instant {
        let parts = time.split(separator: ".").map { Int64($0)! }
        return Day(year: 2017, month: 2, day: parts[0]).start.advanced(milliseconds: parts[1] * 3_600_000)
    }
}
