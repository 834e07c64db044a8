import Billing
import BillingService
import BillingTesting
import Testing

/// Events 1 and 2 are known, what comes after them is new. Times are days of February 2017.
@Suite struct ResourceFoldTests {
    private static let plan = TextKey(5)

    private static func february(_ day: Int64, hour: Int64 = 0) -> Instant {
        Day(year: 2017, month: 2, day: day).start.advanced(milliseconds: hour * 3_600_000)
    }

    private static func event(
        _ sequence: Int64, _ day: Int64, hour: Int64 = 0, kind: EventKind = .changed, price: Price? = "60", isLine: Bool = false,
        retracted: Int64 = 0, organization: Int64? = 1
    ) -> TimelineEvent {
        TimelineEvent(
            sequence: sequence, kind: kind, identity: EventIdentity(high: 0, low: UInt64(sequence)), isLine: isLine,
            happened: february(day, hour: hour), retracted: retracted,
            organization: organization.map { OrganizationKey($0) }, space: SpaceKey(1), quantity: Quantity(unchecked: 1),
            price: price, app: AppKey(1), plan: plan, description: TextKey(1))
    }

    private static func book(_ prices: [(Int64, Price)]) -> PriceBook {
        var book = PriceBook()
        for (day, price) in prices { book.set(price, of: plan, type: .dyno, from: february(day)) }
        return book
    }

    private static func fold(
        _ events: [TimelineEvent], ends: [Int64: Instant] = [:], closing: [TimelineEvent] = [],
        prices: PriceBook = PriceBook(), earlierPrices: PriceBook = PriceBook()
    ) -> ResourceFold {
        let new = events.filter { $0.sequence > 2 }
        let changes = new.map { change(of: $0, isClosing: false) } + closing.map { change(of: $0, isClosing: true) }
        return ResourceFold(
            known: ResourceHistory(events: events, ends: ends), changes: changes[...], lastSequence: 2, prices: prices,
            earlierPrices: earlierPrices)
    }

    private static func change(of event: TimelineEvent, isClosing: Bool) -> TimelineChange {
        TimelineChange(
            resource: ResourceKey(1), name: TextKey(1), event: event, isClosing: isClosing, line: Int(event.sequence) * 10)
    }

    private static func texts(_ spans: [UsageSpan]) -> [String] {
        spans.sorted { $0.start < $1.start }.map { span in
            let end = span.end == .never ? "open" : "\(Day(containing: span.end).calendar.day)"
            return
                "\(span.event): \(Day(containing: span.start).calendar.day)-\(end) \(span.place.organization.value) \(span.price)"
        }
    }

    @Test func insertsAllSpansOfANewResource() {
        let events = [Self.event(3, 2), Self.event(4, 4, kind: .moved, organization: 2)]
        let fold = ResourceFold(
            new: ResourceHistory(events: events), changes: events.map { Self.change(of: $0, isClosing: false) }[...],
            prices: PriceBook())
        #expect(Self.texts(fold.inserted) == ["3: 2-4 1 60", "3: 4-open 2 60"])
        #expect(fold.removed.isEmpty && fold.contested.isEmpty && fold.contradiction == nil)
    }

    @Test func replacesASpanThatANewEventCuts() {
        let fold = Self.fold([Self.event(1, 2), Self.event(2, 8), Self.event(3, 4, price: "70")])
        #expect(Self.texts(fold.removed) == ["1: 2-8 1 60"])
        #expect(Self.texts(fold.inserted) == ["1: 2-4 1 60", "3: 4-8 1 70"])
        #expect(fold.contested.isEmpty)
    }

    @Test func replacesASpanThatIsClosed() {
        var closed = Self.event(1, 2, isLine: true)
        closed.ended = Self.february(5)
        let fold = Self.fold([Self.event(1, 2, isLine: true)], ends: [1: Self.february(5)], closing: [closed])
        #expect(Self.texts(fold.removed) == ["1: 2-open 1 60"])
        #expect(Self.texts(fold.inserted) == ["1: 2-5 1 60"])
    }

    @Test func leavesSpansThatStayTheSame() {
        let fold = Self.fold([Self.event(1, 2), Self.event(2, 4), Self.event(3, 6)])
        #expect(Self.texts(fold.removed) == ["2: 4-open 1 60"])
        #expect(Self.texts(fold.inserted) == ["2: 4-6 1 60", "3: 6-open 1 60"])
    }

    @Test func bringsBackWhatRanBeforeARetraction() {
        let fold = Self.fold([Self.event(1, 2), Self.event(2, 4, kind: .ended, retracted: 3)])
        #expect(Self.texts(fold.removed) == ["1: 2-4 1 60"])
        #expect(Self.texts(fold.inserted) == ["1: 2-open 1 60"])
    }

    @Test func changesNothingWhereTheEventWasTakenBackBefore() {
        let known = Self.fold([Self.event(1, 2), Self.event(2, 4, kind: .ended, retracted: 2)])
        let new = Self.fold([Self.event(1, 2), Self.event(3, 4, kind: .ended, retracted: 2)])
        for fold in [known, new] { #expect(fold.removed.isEmpty && fold.inserted.isEmpty && fold.contested.isEmpty) }
    }

    @Test func splitsASpanWhereItMoves() {
        let fold = Self.fold([Self.event(1, 2), Self.event(3, 4, kind: .moved, organization: 2)])
        #expect(Self.texts(fold.removed) == ["1: 2-open 1 60"])
        #expect(Self.texts(fold.inserted) == ["1: 2-4 1 60", "1: 4-open 2 60"])
    }

    @Test func splitsASpanWhereItsPriceChanges() {
        let fold = Self.fold(
            [Self.event(1, 2, price: nil), Self.event(2, 6, price: nil)], prices: Self.book([(1, "30"), (4, "40"), (8, "50")]),
            earlierPrices: Self.book([(1, "30"), (8, "50")]))
        #expect(Self.texts(fold.removed) == ["1: 2-6 1 30", "2: 6-8 1 30"])
        #expect(Self.texts(fold.inserted) == ["1: 2-4 1 30", "1: 4-6 1 40", "2: 6-8 1 40"])
        #expect(fold.contested.isEmpty)
    }

    @Test func tellsSpansOfWhichOnlyTheBilledDaysChange() {
        let fold = Self.fold([Self.event(1, 2), Self.event(2, 4, hour: 5), Self.event(3, 4, hour: 6, price: "70")])
        #expect(Self.texts(fold.contested).isEmpty)
        #expect(Self.texts(fold.removed) == ["2: 4-open 1 60"])
        let moved = Self.fold([
            Self.event(1, 2), Self.event(2, 4, hour: 5, price: "50"), Self.event(3, 4, hour: 6, kind: .moved, organization: 2),
        ])
        #expect(Self.texts(moved.contested) == ["1: 2-4 1 60"])
        #expect(moved.contested.first?.lastDayTurns == [Self.february(4, hour: 6)])
        #expect(Self.texts(moved.removed) == ["2: 4-open 1 50"])
        #expect(Self.texts(moved.inserted) == ["2: 4-4 1 50", "2: 4-open 2 50"])
    }

    @Test func tellsLinesThatContradictEachOther() {
        let fold = Self.fold([Self.event(1, 2, isLine: true), Self.event(3, 2, price: "70", isLine: true)])
        #expect(fold.contradiction == .contradiction(line: 30, happened: Self.february(2)))
        let ofEvents = Self.fold([
            Self.event(1, 2, isLine: true), Self.event(3, 2, price: "70"), Self.event(4, 2, price: "80"),
        ])
        #expect(ofEvents.contradiction == nil)
    }
}
