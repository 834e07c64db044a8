import BillingTesting
import Testing

@testable import Billing

@Suite struct DaySpreadTests {
    @Test(
        arguments: [
            // Evenly; what is left goes to the first days.
            (100, "2017-02-01T00:00:00Z", "2017-02-05T00:00:00Z", [], [25, 25, 25, 25]),
            (102, "2017-02-01T00:00:00Z", "2017-02-05T00:00:00Z", [], [26, 26, 25, 25]),
            (2, "2017-02-01T10:00:00Z", "2017-02-03T01:00:00Z", [], [1, 1]),
            // A day that is touched counts whole; the last instant is not a part of it.
            (30, "2017-02-02T23:59:59.999Z", "2017-02-04T00:00:00.001Z", [], [0, 10, 10, 10]),
            // Days that were lost get nothing.
            (20, "2017-02-01T10:00:00Z", "2017-02-03T10:00:00Z", [.first], [0, 10, 10]),
            (20, "2017-02-01T10:00:00Z", "2017-02-03T10:00:00Z", [.last], [10, 10]),
            (20, "2017-02-01T10:00:00Z", "2017-02-03T10:00:00Z", [.first, .last], [0, 20]),
            (0, "2017-02-01T10:00:00Z", "2017-02-01T11:00:00Z", [.first, .last], []),
            // Only the days of the month, up to now.
            (50, "2017-01-20T10:00:00Z", .never, [], [10, 10, 10, 10, 10]),
        ] as [(Int64, Instant, Instant, LostDays, [Int128])])
    func `by days each day weighs the same`(amount: Int64, start: Instant, end: Instant, lost: LostDays, days: [Int128]) {
        #expect(spread(amount, start, end, lost: lost, by: .day) == days)
    }

    @Test(
        arguments: [
            // 12 and 24 hours of 36.
            (99, "2017-02-01T12:00:00Z", "2017-02-03T00:00:00Z", [33, 66]),
            // A third of 100 is cut by more than two thirds of it: 33.3 and 66.6.
            (100, "2017-02-01T12:00:00Z", "2017-02-03T00:00:00Z", [33, 67]),
            // Equal remainders: the earlier day.
            (1, "2017-02-01T12:00:00Z", "2017-02-02T12:00:00Z", [1]),
            (7, "2017-02-02T00:00:00Z", "2017-02-02T00:00:00.001Z", [0, 7]),
        ] as [(Int64, Instant, Instant, [Int128])])
    func `by milliseconds each day weighs what ran on it`(amount: Int64, start: Instant, end: Instant, days: [Int128]) {
        #expect(spread(amount, start, end, lost: [], by: .second) == days)
    }

    @Test(arguments: UInt64(1)...40)
    func `days add up to the amount, however large`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<50 {
            let offset = random.number(-Day.milliseconds...4 * Day.milliseconds)
            let start = DocumentScenario.month.start.advanced(milliseconds: offset)
            let end = start.advanced(milliseconds: random.number(1...30 * Day.milliseconds))
            let amount = random.number(0...Int64.max >> random.number(0...62))
            guard end > DocumentScenario.month.start else { continue }
            for proration in Proration.allCases {
                let days = spread(amount, start, end, lost: [], by: proration)
                #expect(days.reduce(0, +) == Int128(amount), "seed \(seed)")
                #expect(days.allSatisfy { $0 >= 0 }, "seed \(seed)")
            }
        }
    }

    /// Without days at the end that cost nothing.
    private func spread(
        _ amount: Int64, _ start: Instant, _ end: Instant, lost: LostDays, by proration: Proration
    ) -> [Int128] {
        let period = BillingPeriod(month: DocumentScenario.month, now: DocumentScenario.now)
        var days = [Int128](repeating: 0, count: 28)
        var spread = DaySpread(period: period, proration: proration)
        spread.add(
            amount, from: start.millisecondsSince1970, to: end.millisecondsSince1970, lost: lost, to: &days)
        while days.last == 0 { days.removeLast() }
        return days
    }
}
