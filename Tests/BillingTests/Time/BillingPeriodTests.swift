import Billing
import BillingTesting
import Testing

@Suite struct BillingPeriodTests {
    @Test(
        arguments: [
            // Before the month, at its first instant, within it, at its last instant, when it is over, later.
            ("2017-01-15T00:00:00.000Z", false, "2017-02-01T00:00:00.000Z", "2017-02-01T00:00:00.000Z"),
            ("2017-02-01T00:00:00.000Z", false, "2017-02-01T00:00:00.000Z", "2017-02-01T00:00:00.000Z"),
            ("2017-02-05T22:16:56.616Z", false, "2017-02-05T22:16:56.616Z", "2017-02-05T22:16:56.616Z"),
            ("2017-02-28T23:59:59.999Z", false, "2017-02-28T23:59:59.999Z", "2017-02-28T23:59:59.999Z"),
            ("2017-03-01T00:00:00.000Z", true, "2017-03-01T00:00:00.000Z", "2017-02-28T23:59:59.000Z"),
            ("2020-01-01T00:00:00.000Z", true, "2017-03-01T00:00:00.000Z", "2017-02-28T23:59:59.000Z"),
        ] as [(Instant, Bool, Instant, Instant)])
    func isSeenFromNow(now: Instant, isOver: Bool, cutoff: Instant, shownEnd: Instant) {
        let period = BillingPeriod(month: "2017-02-01", now: now)
        #expect(period.isOver == isOver)
        #expect(period.cutoff == cutoff)
        #expect(period.shownEnd == shownEnd)
        #expect(period.start == ("2017-02-01T00:00:00.000Z" as Instant))
    }
}
