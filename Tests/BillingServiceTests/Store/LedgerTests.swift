import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct LedgerTests {
    @Test(
        arguments: [
            ("2017-02-05T22:16:56.616Z", "2017-02-05T22:16:56.617Z"), ("2017-02-05T22:16:56.617Z", "2017-02-05T22:16:56.617Z"),
            ("2017-02-05T22:16:56.618Z", "2017-02-05T22:16:56.618Z"), ("2000-01-01T00:00:00.000Z", "2017-02-05T22:16:56.617Z"),
        ] as [(Instant, Instant)])
    func recordsLaterThanBefore(clock: Instant, recorded: Instant) {
        let ledger = Ledger(batch: 7, recorded: DocumentScenario.now)
        #expect(ledger.next(clock: clock) == Ledger(batch: 8, recorded: recorded))
    }

    @Test func beginsWithTheClock() {
        #expect(Ledger.empty.batch == 0)
        #expect(Ledger.empty.next(clock: DocumentScenario.now) == Ledger(batch: 1, recorded: DocumentScenario.now))
    }
}
