import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct ResourceHistoryTests {
    private static let first: Instant = "2017-02-02T00:00:00Z"
    private static let second: Instant = "2017-02-02T00:00:00.001Z"

    private static func event(_ sequence: Int64, at happened: Instant, isLine: Bool = false) -> TimelineEvent {
        TimelineEvent(
            sequence: sequence, identity: EventIdentity(high: 0, low: UInt64(sequence)), isLine: isLine, rank: isLine ? 0 : 7,
            happened: happened, app: AppKey(1))
    }

    private static func reference(_ source: String, _ id: String) -> EventReference {
        EventReference(source: Array(source.utf8), id: Array(id.utf8))
    }

    @Test func namesTheEventsThatShareTheirMillisecond() {
        let history = ResourceHistory(events: [
            Self.event(1, at: Self.second), Self.event(2, at: Self.first), Self.event(3, at: Self.second),
            Self.event(4, at: Self.second), Self.event(5, at: Self.second.advanced(milliseconds: 1)),
        ])
        #expect(Set(history.tied) == [1, 3, 4])
        #expect(history.tied.count == 3)
    }

    @Test func knowsThatLinesAreFirstWithoutAsking() {
        let withLine = ResourceHistory(events: [
            Self.event(1, at: Self.first), Self.event(2, at: Self.first, isLine: true),
            Self.event(3, at: Self.first, isLine: true),
        ])
        #expect(withLine.tied.isEmpty)
        #expect(ResourceHistory(events: [Self.event(1, at: Self.first)]).tied.isEmpty)
        #expect(ResourceHistory().tied.isEmpty)
    }

    @Test func ranksTiedEventsByTheirReference() {
        var history = ResourceHistory(events: [
            Self.event(1, at: Self.second), Self.event(2, at: Self.first), Self.event(3, at: Self.second),
            Self.event(4, at: Self.second), Self.event(5, at: Self.second, isLine: true),
        ])
        history.rank(by: [1: Self.reference("b", "1"), 3: Self.reference("a", "3"), 4: Self.reference("a", "2")])
        let inOrder = history.events.sorted(by: Timeline.precedes).map(\.sequence)
        #expect(inOrder == [2, 5, 4, 3, 1])
        #expect(history.events[4].rank == 0)
        #expect(history.events[1].rank > 0)
    }
}
