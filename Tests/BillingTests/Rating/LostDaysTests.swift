import Billing
import BillingTesting
import Testing

@Suite struct LostDaysTests {
    @Test(
        arguments: [
            // Beaten on a first day in the month, and on one before it.
            ("2017-02-03T10:00:00Z", .never, true, [], 1), ("2017-01-31T10:00:00Z", .never, true, [], 0),
            ("2017-02-01T00:00:00Z", .never, true, [], 1),
            // The last day lost, won back, lost again; turns from now on do not count.
            ("2017-01-03T10:00:00Z", "2017-02-03T10:00:00Z", false, ["2017-02-03T10:00:00Z"], 1),
            ("2017-01-03T10:00:00Z", "2017-02-03T10:00:00Z", false, ["2017-02-03T10:00:00Z", "2017-02-03T11:00:00Z"], 0),
            (
                "2017-01-03T10:00:00Z", "2017-02-03T10:00:00Z", false,
                ["2017-02-03T10:00:00Z", "2017-02-03T11:00:00Z", "2017-02-03T12:00:00Z"], 1
            ),
            ("2017-01-03T10:00:00Z", "2017-02-05T10:00:00Z", false, ["2017-02-05T22:16:56.616Z"], 0),
            ("2017-01-03T10:00:00Z", "2017-02-05T10:00:00Z", false, ["2017-02-05T22:16:56.615Z"], 1),
            // A last day after the month is no day of it.
            ("2017-02-03T10:00:00Z", "2017-03-03T10:00:00Z", false, ["2017-03-03T10:00:00Z"], 0),
            // Both.
            ("2017-02-03T10:00:00Z", "2017-02-04T10:00:00Z", true, ["2017-02-04T11:00:00Z"], 2),
        ] as [(Instant, Instant, Bool, [Instant], Int)])
    func areTheContestedDaysThatOthersAreBilledFor(start: Instant, end: Instant, isBeaten: Bool, turns: [Instant], lost: Int) {
        let period = BillingPeriod(month: DocumentScenario.month, now: DocumentScenario.now)
        #expect(period.lostDays(start: start, end: end, isBeatenOnFirstDay: isBeaten, lastDayTurns: turns).count == lost)
    }

    @Test(
        arguments: ItemType.allCases,
        [(false, []), (true, [.first]), (true, [.last]), (false, [.first, .last])] as [(Bool, LostDays)])
    func fitAByteWithTheOtherFlags(type: ItemType, rest: (isDatabase: Bool, lost: LostDays)) {
        let flags = SpanFlags(type: type, isDatabase: rest.isDatabase, lost: rest.lost)
        #expect(flags.type == type)
        #expect(flags.isDatabase == rest.isDatabase)
        #expect(flags.lost == rest.lost)
    }
}
