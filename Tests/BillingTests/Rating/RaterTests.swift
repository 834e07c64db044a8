import Billing
import BillingTesting
import Testing

@Suite struct RaterTests {
    /// Columns of one span and of few, and of about as many as are summed up at a time.
    @Test(arguments: Proration.allCases, ["USD", "JPY", "KWD"])
    func ratesAsTheObviousArithmeticDoes(proration: Proration, currency: String) throws {
        let currency = try #require(Currency(code: currency))
        for seed in UInt64(1)...1500 {
            let size = seed % 300 == 0 ? 1022 + Int(seed / 300) : Int(seed % 7)
            try checkRating(seed: seed, size: size, proration: proration, currency: currency)
        }
    }

    private func checkRating(seed: UInt64, size: Int, proration: Proration, currency: Currency) throws {
        var random = SeededRandom(seed: seed)
        let columns = RandomColumns(size: size, &random)
        let rater = Rater(period: columns.period, proration: proration, currency: currency)
        let (billed, totals) = rater.rate(columns.columns)
        var expected = RatedTotals()
        var unitSum: Int128 = 0
        for (index, span) in columns.spans.enumerated() {
            let units = proration == .day ? columns.days(of: span) : columns.milliseconds(of: span)
            let unitsOfMonth = Int128(columns.period.month.days) * (proration == .day ? 1 : 86_400_000)
            let amount = roundedQuotient(
                span.monthlyCost * Int128(units), dividedBy: unitsOfMonth * Int128(currency.microUnitsPerMinorUnit))
            try #require(Int128(billed[index]) == amount, "seed \(seed), span \(index) of \(size): \(span)")
            let money = Money(minorUnits: amount)
            if span.flags.type == .dyno {
                expected.dynos += money
                expected.dynoUnits += Int64(span.quantity.count)
                unitSum += Int128(span.quantity.count) * Int128(units)
            } else {
                expected.addons += money
                if span.flags.isDatabase { expected.databases += money }
            }
        }
        expected.dynoUnitSum = unitSum
        expected.weightedDynoHourHundredths = proration == .day ? unitSum * 2400 : roundedQuotient(unitSum, dividedBy: 36_000)
        #expect(billed.count == size)
        #expect(totals == expected, "seed \(seed)")
    }

    /// Amounts around the one at which 64 bits no longer hold price × quantity × units.
    @Test(arguments: [-2, -1, 0, 1, 2] as [Int64], Proration.allCases)
    func isExactWhere64BitsEnd(offset: Int64, proration: Proration) throws {
        let period = BillingPeriod(month: "2017-02-01", now: .never)
        let units = proration == .day ? 28 : period.month.milliseconds
        for quantity in [Int64(1), 900_000, 1_000_000] {
            let divisor = units * 10_000
            for limit in [Int64.max, .max - divisor / 2] {
                let price = limit / units / quantity + offset
                guard let price = Price(microUnits: price) else { continue }
                var columns = SpanColumns()
                columns.append(
                    start: period.start, end: .never, price: price, quantity: try #require(Quantity(quantity)),
                    flags: SpanFlags(type: .dyno, isDatabase: false))
                let amount = roundedQuotient(Int128(price.microUnits) * Int128(quantity), dividedBy: 10_000)
                let (billed, totals) = Rater(period: period, proration: proration, currency: .usd).rate(columns)
                #expect(billed.map { Int128($0) } == [amount])
                #expect(totals.dynos == Money(minorUnits: amount))
            }
        }
    }

    @Test(arguments: Proration.allCases)
    func ratesNothingAsNothing(proration: Proration) {
        let period = BillingPeriod(month: "2017-02-01", now: .never)
        let (billed, totals) = Rater(period: period, proration: proration, currency: .usd).rate(SpanColumns())
        #expect(billed.isEmpty)
        #expect(totals == RatedTotals())
    }

    /// The month has begun and no time of it has passed.
    @Test(arguments: Proration.allCases)
    func billsNothingAtTheInstantAtWhichAMonthBegins(proration: Proration) {
        let month: Month = "2017-02-01"
        var columns = SpanColumns()
        columns.append(
            start: "2016-07-26T15:47:33.411Z", end: .never, price: "60", quantity: Quantity(unchecked: 1),
            flags: SpanFlags(type: .dyno, isDatabase: false))
        for (milliseconds, cents) in [(0, 0), (1, proration == .day ? 214 : 0)] as [(Int64, Int64)] {
            let period = BillingPeriod(month: month, now: month.start.advanced(milliseconds: milliseconds))
            #expect(Rater(period: period, proration: proration, currency: .usd).rate(columns).billed == [cents])
        }
    }
}
