import Billing
import BillingTesting
import Testing

@Suite struct DeducedDaysTests {
    @Test(
        arguments: [
            // Five days of 28 at 28 a month: each costs 1.00.
            (500, "28", []), (300, "28", [.first, .last]),
            // One of them: the amount does not tell which.
            (400, "28", nil),
            // Days of a hundredth of a cent do not tell how many there were.
            (1, "0.01", nil), (0, "0", []),
        ] as [(Int64, Price, LostDays?)])
    func `the amount tells which days were lost, where it can be nothing else`(billed: Int64, price: Price, lost: LostDays?) {
        let deduced = LostDays.deduced(
            from: billed, start: "2017-02-01T10:00:00Z", end: "2017-02-05T10:00:00Z", price: price, quantity: 1,
            in: BillingPeriod(month: DocumentScenario.month, now: "2017-03-01T00:00:00Z"), currency: .usd)
        #expect(deduced == lost)
    }
}
