import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct UsageRangeTests {
    @Test(
        arguments: [
            (nil, nil, "2016-03-01", "2017-02-01"), ("2016-09", "2017-01", "2016-09-01", "2017-01-01"),
            ("2017-02-01", nil, "2017-02-01", "2017-02-01"), (nil, "2016-12", "2016-01-01", "2016-12-01"),
            ("1997-03", nil, "1997-03-01", "2017-02-01"),
        ] as [(String?, String?, Month, Month)])
    func `is a year up to now, unless months are named`(start: String?, end: String?, first: Month, last: Month) throws {
        #expect(try UsageRange(start: start, end: end, now: DocumentScenario.now).months == first...last)
    }

    @Test(
        arguments: [
            ("2017", nil, "not_a_month", #"start must be a month, such as 2017-02, not "2017"."#),
            (nil, "2017-02-02", "not_a_month", #"end must be a month, such as 2017-02, not "2017-02-02"."#),
            ("2017-03", "2017-02", "range_reversed", "start is 2017-03-01, which is after end, 2017-02-01. Change the two."),
            (
                "1997-02", nil, "range_too_long", "1997-02-01 to 2017-02-01 is more than 240 months. Ask for fewer at a time."
            ),
        ] as [(String?, String?, String, String)])
    func `a range that is none is refused, and told why`(start: String?, end: String?, code: String, message: String) {
        let error = #expect(throws: UsageRangeError.self) {
            try UsageRange(start: start, end: end, now: DocumentScenario.now)
        }
        #expect(error?.code == code)
        #expect(error.map { "\($0)" } == message)
    }
}
