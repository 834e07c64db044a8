import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct CreditAllocationTests {
    private static func credit(
        _ batch: Int64, _ cents: Int128, from: Instant = "2016-01-01T00:00:00Z", until: Instant = .never, used: Int128 = 0
    ) -> Credit {
        let grant = CreditGrant(
            key: "\(batch)", amount: Money(minorUnits: cents), reason: "", validFrom: from, validUntil: until)
        let settled = Credit.Application(month: "2016-12-01", amount: Money(minorUnits: used), batch: 99)
        return Credit(
            organization: OrganizationKey(1), grant: grant, batch: batch, recorded: from, settled: used > 0 ? [settled] : [])
    }

    private static func month(_ number: Int64) -> Month { Month(year: 2017, month: number) }

    /// What each of some months, whose charges are given, uses.
    private static func used(_ credits: [Credit], charges: [Int128]) -> (months: [Int128], applications: [String]) {
        var allocation = CreditAllocation(credits)
        let months = charges.enumerated().map { index, charges in
            allocation.apply(to: month(Int64(index + 1)), charges: Money(minorUnits: charges)).minorUnits
        }
        return (months, allocation.applications.map { "\($0.batch): \($0.month.month) \($0.amount.minorUnits)" })
    }

    @Test func usesTheOldestCreditForTheOldestMonth() {
        let (months, applications) = Self.used([Self.credit(7, 50), Self.credit(3, 30)], charges: [20, 40, 40])
        #expect(months == [20, 40, 20])
        #expect(applications == ["3: 1 20", "3: 2 10", "7: 2 30", "7: 3 20"])
    }

    @Test func usesNothingOfWhatIsSettled() {
        #expect(Self.used([Self.credit(1, 50, used: 45), Self.credit(2, 50, used: 50)], charges: [20]).months == [5])
    }

    @Test(arguments: [0, -1, -500] as [Int128])
    func usesNothingWhereNothingIsCharged(charges: Int128) {
        #expect(Self.used([Self.credit(1, 50)], charges: [charges, 30]).months == [0, 30])
    }

    @Test func usesWhatIsValidInTheMonth() {
        let credits = [
            Self.credit(1, 50, until: "2017-02-01T00:00:00Z"), Self.credit(2, 50, from: "2017-02-28T23:59:59.999Z"),
        ]
        let (months, applications) = Self.used(credits, charges: [20, 20, 20])
        #expect(months == [20, 20, 20])
        #expect(applications == ["1: 1 20", "2: 2 20", "2: 3 20"])
    }

    @Test func isWantedWhereACreditIsValidAndHasSomethingLeft() {
        let february = CreditAllocation([
            Self.credit(1, 50, from: "2017-02-01T00:00:00Z", until: "2017-03-01T00:00:00Z"), Self.credit(2, 50, used: 50),
        ])
        #expect([1, 2, 3].map { february.isWanted(in: Self.month($0)) } == [false, true, false])
        #expect(!CreditAllocation([]).isWanted(in: Self.month(1)))
    }

    @Test func comesFirstToTheOpenMonthsBeforeOneThatIsClosed() {
        let closing = Closing(
            month: Self.month(2), batch: 1, recorded: "2017-03-01T00:00:00Z", lastSequence: 0, rules: BillingRules(), itemCount: 0
        )
        let closed = ClosedMonths([closing])
        let credits = [Self.credit(1, 1, from: "2017-03-05T00:00:00Z"), Self.credit(2, 1, from: "2017-01-31T00:00:00Z")]
        #expect(OpenMonths.before(Self.month(5), closed: closed, credits: credits).map(\.month) == [1, 3, 4])
        #expect(OpenMonths.before(Self.month(1), closed: closed, credits: credits).isEmpty)
        #expect(OpenMonths.before(Self.month(5), closed: closed, credits: []).isEmpty)
    }
}
