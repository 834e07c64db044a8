import Billing
import BillingTesting
import Testing

/// January 2017 is closed; a day of it costs 1.
@Suite struct CorrectionTests {
    private static func january(_ day: Int64) -> Instant { Day(year: 2017, month: 1, day: day).start }

    private static func span(
        _ from: Int64, _ to: Int64? = nil, quantity: Int32 = 1, price: Price = "31", organization: Int64 = 1, event: Int64 = 1
    ) -> UsageSpan {
        UsageSpan(
            start: january(from), end: to.map(january) ?? .never,
            place: Place(organization: OrganizationKey(organization), space: SpaceKey(1)), type: .dyno,
            quantity: Quantity(unchecked: quantity), price: price, app: AppKey(1), description: TextKey(1), event: event)
    }

    private static func differences(
        billed: [UsageSpan], due: [UsageSpan], month: Month = "2017-01-01", rules: BillingRules = BillingRules()
    ) -> [Correction] {
        Correction.differences(of: ResourceKey(9), in: month, due: due, billed: billed, rules: rules).sorted {
            ($0.line.start, $0.difference) < ($1.line.start, $1.difference)
        }
    }

    @Test func areNoneWhereNothingChanges() {
        #expect(Self.differences(billed: [Self.span(1)], due: [Self.span(1, event: 2)]).isEmpty)
        #expect(Self.differences(billed: [], due: []).isEmpty)
        // What runs on and what ended after the month cost the same in it.
        #expect(Self.differences(billed: [Self.span(1)], due: [Self.span(1, 50)]).isEmpty)
    }

    @Test func areOfLinesOfTheMonthAlone() {
        let february = Self.span(33)
        let december = Self.span(-9, 1)
        #expect(Self.differences(billed: [], due: [december, february]).isEmpty)
        #expect(Self.differences(billed: [], due: [Self.span(-9, 2)]).map(\.difference) == [100])
    }

    @Test func showTheLineAsItIsByNow() throws {
        let corrections = Self.differences(billed: [Self.span(1, event: 5)], due: [Self.span(1, 11, event: 7)])
        let correction = try #require(corrections.first)
        #expect(corrections.count == 1)
        #expect((correction.due, correction.billed, correction.difference) == (1000, 3100, -2100))
        #expect((correction.end, correction.event) == (Self.january(11), 7))
        #expect((correction.resource, correction.month) == (ResourceKey(9), "2017-01-01"))
    }

    @Test func giveBackALineThatIsNoMoreAsItWasBilled() {
        let corrections = Self.differences(billed: [Self.span(20, 22, event: 5)], due: [])
        #expect(corrections.map(\.difference) == [-200])
        #expect(corrections.map(\.due) == [0])
        #expect(corrections.map(\.end) == [Self.january(22)])
        #expect(corrections.map(\.event) == [5])
    }

    @Test func tellLinesApartByPlacePriceAndQuantity() {
        for due in [Self.span(1, quantity: 2), Self.span(1, price: "62"), Self.span(1, organization: 2)] {
            let amount: Int64 = due.cents
            #expect(Self.differences(billed: [Self.span(1)], due: [due]).map(\.difference) == [-3100, amount])
        }
    }

    @Test func followTheRulesOfTheMonth() {
        let half = Self.span(1).ending(Self.january(1).advanced(milliseconds: 43_200_000))
        #expect(Self.differences(billed: [], due: [half]).map(\.difference) == [100])
        #expect(Self.differences(billed: [], due: [half], rules: BillingRules(proration: .second)).map(\.difference) == [50])
        #expect(Self.differences(billed: [], due: [half], month: "2017-02-01").isEmpty)
    }

    @Test func areCalledByTheMonthThatTheyCorrect() {
        let correction = Self.differences(billed: [], due: [Self.span(1)])[0]
        let item = CorrectionItem(
            organization: "akkeris", organizationID: nil, app: "app-space", description: "gp2 web dyno", resource: "web",
            isDatabase: false, correction: correction)
        #expect(item.shownDescription == "gp2 web dyno, correction of 2017-01")
    }
}

extension UsageSpan {
    /// What it costs in the month, in cents.
    fileprivate var cents: Int64 { Int64(monthlyCost / 10_000) }

    fileprivate func ending(_ end: Instant) -> UsageSpan {
        var span = self
        span.end = end
        return span
    }
}
