import Billing
import BillingTesting
import Testing

@Suite struct ClosedMonthsTests {
    /// February and March were closed first, then January, and June last.
    private static let closed = ClosedMonths([
        closing("2017-02-01", batch: 10), closing("2017-03-01", batch: 20), closing("2017-01-01", batch: 30),
        closing("2017-06-01", batch: 40),
    ])

    private static func closing(_ month: Month, batch: Int64) -> Closing {
        Closing(
            month: month, batch: batch, recorded: Instant(millisecondsSince1970: batch), lastSequence: batch * 7,
            rules: BillingRules(), itemCount: 0)
    }

    private static func month(_ number: Int64) -> Month { Month(year: 2017, month: number) }

    @Test func areInTheOrderOfMonths() {
        #expect(Self.closed.closings.map(\.month.month) == [1, 2, 3, 6])
        #expect(ClosedMonths.none.isEmpty)
        #expect(!Self.closed.isEmpty)
    }

    @Test(arguments: [(1, 30), (2, 10), (3, 20), (4, nil), (5, nil), (6, 40), (7, nil), (-11, nil)] as [(Int64, Int64?)])
    func areFoundByTheirMonth(number: Int64, batch: Int64?) {
        #expect(Self.closed.closing(of: Self.month(number))?.batch == batch)
        #expect(Self.closed.contains(Self.month(number)) == (batch != nil))
    }

    @Test(
        arguments: [(9, []), (10, [2]), (20, [2, 3]), (29, [2, 3]), (30, [1, 2, 3]), (40, [1, 2, 3, 6])] as [(Int64, [Int64])])
    func areThoseThatWereKnownAtABatch(batch: Int64, months: [Int64]) {
        #expect(Self.closed.known(at: batch).closings.map(\.month.month) == months)
    }

    @Test(arguments: [(1, 4), (2, 4), (3, 4), (4, 4), (5, 5), (6, 7), (0, 0)] as [(Int64, Int64)])
    func areCorrectedInTheFirstOpenMonthAfter(number: Int64, target: Int64) {
        #expect(Self.closed.target(of: Self.month(number)) == Self.month(target))
        #expect(Self.closed.targets == [Self.month(4), Self.month(7)])
    }

    /// January's corrections went to no other month, as all after it were closed before; those of February went to March.
    @Test(arguments: [(1, 30), (2, 20), (3, 20), (6, 40), (4, nil)] as [(Int64, Int64?)])
    func areSettledByTheLastClosingThatBilledThem(number: Int64, batch: Int64?) {
        #expect(Self.closed.settlement(of: Self.month(number))?.batch == batch)
    }

    @Test func areSettledByAMonthThatIsClosedBetweenThem() {
        let closed = ClosedMonths(Self.closed.closings + [Self.closing("2017-04-01", batch: 50)])
        #expect([1, 2, 3, 4, 6].map { closed.settlement(of: Self.month($0))?.batch } == [50, 50, 50, 50, 40])
        #expect(closed.settlements(into: Self.month(5)).mapValues(\.batch).count == 4)
        #expect(closed.settlements(into: Self.month(7)).mapValues(\.batch) == [Self.month(6): 40])
        #expect(closed.settlements(into: Self.month(4)).isEmpty)
    }

    @Test func keepTheRulesThatMakeTheirContent() {
        let rules = BillingRules(
            proration: .second, stateNumbers: .controllerAPI, databaseServices: DatabaseServices(words: ["redis"]),
            payment: .manual)
        let closing = Closing(
            month: Self.month(1), batch: 1, recorded: "2017-02-02T00:00:00Z", lastSequence: 0, rules: rules, itemCount: 0)
        #expect(closing.rules == BillingRules(proration: .second, databaseServices: DatabaseServices(words: ["redis"])))
        #expect(closing.period == BillingPeriod(month: Self.month(1), now: "2017-02-01T00:00:00Z"))
    }
}
