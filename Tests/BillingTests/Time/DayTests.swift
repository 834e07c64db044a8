import Billing
import BillingTesting
import Testing

@Suite struct DayTests {
    /// Counts day by day, by nothing but the rule of leap years.
    @Test func isTheDayOfAnObviousCalendar() {
        var daysSince1970: Int64 = -135_140
        for year in Int64(1600)...2400 {
            let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths: [Int64] = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(Int64(1)..., lengths) {
                #expect(Month(year: year, month: month).days == length)
                for day in 1...length {
                    let expected = Day(daysSince1970: daysSince1970)
                    let calendar = expected.calendar
                    // One comparison a day: an expectation for each part would take far longer than all the arithmetic.
                    let isRight = Day(year: year, month: month, day: day) == expected && calendar == (year, month, day)
                    if !isRight { Issue.record("\(year)-\(month)-\(day) is \(calendar)") }
                    daysSince1970 += 1
                }
            }
            if year == 1969 { #expect(daysSince1970 == 0) }
        }
    }

    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("1970-01-01T23:59:59.999Z", 0), ("1970-01-02T00:00:00.000Z", 1),
            ("1969-12-31T23:59:59.999Z", -1), ("1969-12-31T00:00:00.000Z", -1), ("1969-12-30T23:59:59.999Z", -2),
        ] as [(Instant, Int64)])
    func containsItsMilliseconds(instant: Instant, daysSince1970: Int64) {
        let day = Day(containing: instant)
        #expect(day == Day(daysSince1970: daysSince1970))
        #expect(day.start <= instant && instant < day.end)
        #expect(day.end.millisecondsSince1970 - day.start.millisecondsSince1970 == 86_400_000)
    }
}
