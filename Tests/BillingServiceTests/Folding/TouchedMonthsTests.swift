import Billing
import BillingService
import BillingTesting
import Testing

/// What a change of a resource's spans notes: never less than what costs something else by then.
@Suite struct TouchedMonthsTests {
    private static let months = (0..<4).map { Month(ordinal: ("2016-12-01" as Month).ordinal + $0) }
    private static let closed = ClosedMonths(
        months.map { month in
            Closing(
                month: month, batch: 1, recorded: month.end, lastSequence: 0, rules: BillingRules(), itemCount: 0)
        })

    /// A resource's events and its app's, some of them new, on few days and hours, in three months.
    private struct History {
        var events: [TimelineEvent] = []
        /// Lines that were known as open, and are closed now.
        var closedNow: [TimelineEvent] = []
        var lastSequence: Int64

        init(_ random: inout SeededRandom) {
            let count = random.number(1...8)
            lastSequence = random.number(0...Int64(count))
            for sequence in 1...Int64(count) {
                let day = ("2016-12-01" as Month).firstDay.daysSince1970 + random.pick([0, 1, 30, 31, 32, 45, 61, 62, 63, 89])
                let happened = Day(daysSince1970: day).start.advanced(milliseconds: random.number(0...3) * 21_600_000)
                let kind: EventKind = random.pick([.changed, .changed, .changed, .ended, .moved])
                var event = TimelineEvent(
                    sequence: sequence, kind: kind, identity: EventIdentity(high: 0, low: UInt64(sequence)),
                    happened: happened, organization: OrganizationKey(random.number(1...2)), space: SpaceKey(1),
                    quantity: Quantity(unchecked: random.number(0...2)), price: random.pick(["0", "31", "60"]),
                    app: AppKey(1), description: TextKey(1))
                if random.chance(20), lastSequence < count { event.retracted = random.number(lastSequence + 1...Int64(count)) }
                if kind == .changed, random.chance(40) {
                    event.ended = happened.advanced(milliseconds: random.number(0...40) * 43_200_000)
                    if sequence <= lastSequence, random.chance(50) { closedNow.append(event) }
                }
                events.append(event)
            }
        }

        var before: [TimelineEvent] {
            let open = Set(closedNow.map(\.sequence))
            return events.filter { $0.sequence <= lastSequence }.map { event in
                var event = event
                event.retracted = 0
                if open.contains(event.sequence) { event.ended = .never }
                return event
            }
        }

        var fold: ResourceFold {
            func change(_ event: TimelineEvent, isClosing: Bool) -> TimelineChange {
                TimelineChange(resource: ResourceKey(1), name: TextKey(1), event: event, isClosing: isClosing, line: 0)
            }
            let new = events.filter { $0.sequence > lastSequence }.map { change($0, isClosing: false) }
            let closing = closedNow.map { change($0, isClosing: true) }
            return ResourceFold(
                known: ResourceHistory(events: events), changes: (new + closing)[...], lastSequence: lastSequence,
                prices: PriceBook(), earlierPrices: PriceBook())
        }
    }

    private struct Touch: Hashable {
        var place: Place
        var month: Month
    }

    @Test func noteAllThatCostsSomethingElse() {
        var differences = 0
        for seed in UInt64(1)...20_000 {
            var random = SeededRandom(seed: seed)
            let history = History(&random)
            let touched = history.fold.touched(of: ResourceKey(1), batch: 5, closed: Self.closed)
            #expect(touched.allSatisfy { $0.batch == 5 && $0.resource == ResourceKey(1) })
            let noted = Set(touched.map { Touch(place: $0.place, month: $0.month) })
            let (billed, due) = (Timeline.spans(of: history.before), Timeline.spans(of: history.events))
            for month in Self.months {
                for proration in Proration.allCases {
                    let corrections = Correction.differences(
                        of: ResourceKey(1), in: month, due: due, billed: billed, rules: BillingRules(proration: proration))
                    for correction in corrections {
                        differences += 1
                        let touch = Touch(place: correction.line.place, month: month)
                        #expect(noted.contains(touch), "seed \(seed), \(month), \(proration): \(correction)")
                    }
                }
            }
        }
        #expect(differences > 10_000)
    }

    @Test func noteNothingWhereNothingIsClosed() {
        var random = SeededRandom(seed: 3)
        for _ in 1...100 {
            let touched = History(&random).fold.touched(of: ResourceKey(1), batch: 1, closed: .none)
            #expect(touched.isEmpty)
        }
    }

    /// An end that comes late touches no month before the one that it falls into.
    @Test func noteOnlyTheMonthsOfAnEnd() {
        let start: Instant = "2016-12-05T00:00:00Z"
        func event(_ sequence: Int64, _ kind: EventKind, _ happened: Instant) -> TimelineEvent {
            TimelineEvent(
                sequence: sequence, kind: kind, identity: EventIdentity(high: 0, low: UInt64(sequence)), happened: happened,
                organization: OrganizationKey(1), space: SpaceKey(1), quantity: Quantity(unchecked: 1), price: "31",
                app: AppKey(1), description: TextKey(1))
        }
        let ended = event(2, .ended, "2017-02-10T00:00:00Z")
        let change = TimelineChange(resource: ResourceKey(1), name: nil, event: ended, isClosing: false, line: 0)
        let fold = ResourceFold(
            known: ResourceHistory(events: [event(1, .changed, start), ended]), changes: [change], lastSequence: 1,
            prices: PriceBook(), earlierPrices: PriceBook())
        let touched = fold.touched(of: ResourceKey(1), batch: 1, closed: Self.closed)
        #expect(Set(touched.map(\.month)) == ["2017-02-01", "2017-03-01"])
    }
}
