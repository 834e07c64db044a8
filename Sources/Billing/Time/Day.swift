/// A calendar day in UTC, counted from 1970-01-01.
///
/// This is the one type that knows where days begin, so that a billing time zone can be added here.
public struct Day: Hashable, Sendable, Comparable {
    public let daysSince1970: Int64

    public static let milliseconds: Int64 = 86_400_000

    public init(daysSince1970: Int64) {
        self.daysSince1970 = daysSince1970
    }

    /// The day that an instant falls on.
    public init(containing instant: Instant) {
        daysSince1970 = instant.millisecondsSince1970.flooredQuotient(dividingBy: Day.milliseconds)
    }

    /// A day of the Gregorian calendar; `month` is 1 to 12, `day` is 1 to 31.
    ///
    /// Years are counted from March, so that the leap day is a year's last, and in eras of 400 years, which all have the
    /// same number of days.
    public init(year: Int64, month: Int64, day: Int64) {
        let marchYear = month > 2 ? year : year - 1
        let era = marchYear.flooredQuotient(dividingBy: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month (1 to 12) and day of the month (1 to 31) in the Gregorian calendar.
    public var calendar: (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = shifted.flooredQuotient(dividingBy: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The day's first instant.
    public var start: Instant { Instant(millisecondsSince1970: daysSince1970 * Day.milliseconds) }

    /// The first instant after the day.
    public var end: Instant { start.advanced(milliseconds: Day.milliseconds) }

    public static func < (left: Day, right: Day) -> Bool { left.daysSince1970 < right.daysSince1970 }
}

extension Int64 {
    /// The quotient rounded towards negative infinity; `divisor` is above 0.
    func flooredQuotient(dividingBy divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
