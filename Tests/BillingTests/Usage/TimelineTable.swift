import Billing

/// Some events of a resource and the spans that they fold to, all as short texts.
struct TimelineTable: Sendable, CustomStringConvertible {
    let description: String
    let expected: [String]
    private let events: [TimelineEvent]
    private let prices: PriceBook

    /// - Parameter prices: what the plan 1 costs from the given times on.
    init(_ name: String, _ events: [TimelineEvent], prices: [(String, Price)] = [], _ expected: [String]) {
        description = name
        self.expected = expected
        self.events = events.enumerated().map { index, event in
            var event = event
            event.sequence = Int64(index + 1)
            return event
        }
        var book = PriceBook()
        for (time, price) in prices { book.set(price, of: TextKey(1), type: .dyno, from: TimelineEvent.instant(time)) }
        self.prices = book
    }

    var spans: [String] { Timeline.spans(of: events, prices: prices).map { TimelineTable.text(of: $0) } }

    /// The same from the events in another order of arrival.
    var spansFromLastToFirst: [String] {
        Timeline.spans(of: events.reversed(), prices: prices).map { TimelineTable.text(of: $0) }
    }

    /// What is 1 or the same twice is left out: the quantity, the space, the description.
    private static func text(of span: UsageSpan) -> String {
        let end = span.end == .never ? "open" : text(of: span.end)
        let organization = letter(span.place.organization.value)
        let space = span.place.space.value == span.place.organization.value ? "" : letter(span.place.space.value)
        let quantity = span.quantity.count == 1 ? "" : " ×\(span.quantity.count)"
        let description = span.description.value == 1 ? "" : " #\(span.description.value)"
        let turns = span.lastDayTurns.map { " " + text(of: $0) }.joined()
        return "\(text(of: span.start))-\(end) \(organization)\(space)\(span.price)\(quantity)\(description)"
            + (span.isBeatenOnFirstDay ? " beaten" : "") + (turns.isEmpty ? "" : " turns" + turns)
    }

    private static func letter(_ key: Int64) -> String { String(UnicodeScalar(UInt8(truncatingIfNeeded: key))) }

    private static func text(of instant: Instant) -> String {
        let day = Day(containing: instant)
        let hour = (instant.millisecondsSince1970 - day.start.millisecondsSince1970) / 3_600_000
        return "\(day.calendar.day).\(hour < 10 ? "0" : "")\(hour)"
    }
}

extension TimelineEvent {
    /// A usage line.
    ///
    /// - Parameters:
    ///   - time: the day and hour of February 2017, `3.10`.
    ///   - place: a letter, and the price there: `a60`.
    static func event(
        _ time: String, _ place: String, quantity: Int32 = 1, to end: String? = nil, identity: UInt64 = 1
    ) -> TimelineEvent {
        let price = try! Price(reading: String(place.dropFirst()))
        return TimelineEvent(
            sequence: 1, identity: EventIdentity(high: 1, low: identity), isLine: true, happened: instant(time),
            ended: end.map(instant) ?? .never, organization: OrganizationKey(letter(place)), space: SpaceKey(letter(place)),
            quantity: Quantity(unchecked: quantity), price: price, app: AppKey(1), description: TextKey(1))
    }

    /// An event that may state a part.
    ///
    /// - Parameters:
    ///   - place: a letter.
    ///   - plan: the plan's key, and the description's.
    static func changed(
        _ time: String, _ place: String = "a", quantity: Int32? = nil, price: Price? = nil, plan: Int64? = nil, rank: Int32 = 1,
        retracted: Int64 = 0
    ) -> TimelineEvent {
        TimelineEvent(
            sequence: 1, identity: EventIdentity(high: 0, low: 0), rank: rank, happened: instant(time), retracted: retracted,
            organization: OrganizationKey(letter(place)), space: SpaceKey(letter(place)),
            quantity: quantity.map { Quantity(unchecked: $0) }, price: price, app: AppKey(1), plan: plan.map { TextKey($0) },
            description: plan.map { TextKey($0) })
    }

    /// - Parameters:
    ///   - organization: a letter, or nil where it is as it was.
    ///   - space: a letter, or nil where it is as it was.
    static func moved(
        _ time: String, to organization: String? = nil, space: String? = nil, rank: Int32 = 1, retracted: Int64 = 0
    ) -> TimelineEvent {
        TimelineEvent(
            sequence: 1, kind: .moved, identity: EventIdentity(high: 0, low: 0), rank: rank, happened: instant(time),
            retracted: retracted, organization: organization.map { OrganizationKey(letter($0)) },
            space: space.map { SpaceKey(letter($0)) }, app: AppKey(1))
    }

    /// An end, or a deletion.
    static func ended(
        _ time: String, kind: EventKind = .ended, rank: Int32 = 1, retracted: Int64 = 0
    ) -> TimelineEvent {
        TimelineEvent(
            sequence: 1, kind: kind, identity: EventIdentity(high: 0, low: 0), rank: rank, happened: instant(time),
            retracted: retracted, app: AppKey(1))
    }

    static func instant(_ time: String) -> Instant {
        let parts = time.split(separator: ".").map { Int64($0)! }
        return Day(year: 2017, month: 2, day: parts[0]).start.advanced(milliseconds: parts[1] * 3_600_000)
    }

    private static func letter(_ text: String) -> Int64 { Int64(text.utf8.first!) }
}
