import Billing
import BillingTesting
import Testing

@Suite struct MonthTests {
    @Test(arguments: [
        ("2016-02-01", 29, "2016-03-01"), ("2017-02-01", 28, "2017-03-01"), ("1900-02-01", 28, "1900-03-01"),
        ("2000-02-01", 29, "2000-03-01"), ("2016-12-01", 31, "2017-01-01"), ("2017-04-01", 30, "2017-05-01"),
        ("0001-01-01", 31, "0001-02-01"), ("9999-11-01", 30, "9999-12-01"),
    ])
    func isKnownByItsFirstDay(id: String, days: Int64, next: String) throws {
        let month = try #require(Month(id: id))
        #expect(month.description == id)
        #expect(month.days == days)
        #expect(month.milliseconds == days * 86_400_000)
        #expect(month.next.description == next)
        #expect(month.end == month.next.start)
        #expect(month.start.description == id + "T00:00:00.000Z")
        #expect(month < month.next)
    }

    @Test(arguments: [
        "", "2017-02", "2017-02-02", "2017-2-1", "2017-02-1", "2017-02-01 ", " 2017-02-01", "2017-02-01T00:00:00.000Z",
        "2017-13-01",
        "2017-00-01", "0000-01-01", "17-02-01", "2017/02/01", "20170201", "-017-02-01", "2017-02-0１", "1485907200000", "latest",
    ])
    func hasNoOtherIds(id: String) {
        #expect(Month(id: id) == nil)
    }

    @Test(
        arguments: [
            ("2017-01-31T23:59:59.999Z", "2017-01-01"), ("2017-02-01T00:00:00.000Z", "2017-02-01"),
            ("2017-02-28T23:59:59.999Z", "2017-02-01"), ("1969-12-31T23:59:59.999Z", "1969-12-01"),
        ] as [(Instant, Month)])
    func containsItsInstants(instant: Instant, month: Month) {
        #expect(Month(containing: instant) == month)
    }

    @Test func knowsItsYearAndNumber() {
        let december: Month = "2016-12-01"
        #expect(december.year == 2016)
        #expect(december.month == 12)
        #expect(Month(ordinal: -1).year == -1)
        #expect(Month(ordinal: -1).month == 12)
    }
}
