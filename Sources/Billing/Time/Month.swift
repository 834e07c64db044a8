/// A calendar month in UTC: what one invoice is for.
public struct Month: Hashable, Sendable, Comparable {
    /// Months since January of the year 0.
    public let ordinal: Int64

    public init(ordinal: Int64) {
        self.ordinal = ordinal
    }

    /// - Parameter month: 1 to 12.
    public init(year: Int64, month: Int64) {
        ordinal = year * 12 + month - 1
    }

    /// The month that an instant falls in.
    public init(containing instant: Instant) {
        let (year, month, _) = Day(containing: instant).calendar
        self.init(year: year, month: month)
    }

    public var year: Int64 { ordinal.flooredQuotient(dividingBy: 12) }

    /// 1 to 12.
    public var month: Int64 { ordinal - year * 12 + 1 }

    public var firstDay: Day { Day(year: year, month: month, day: 1) }

    /// The month's first instant.
    public var start: Instant { firstDay.start }

    /// The first instant after the month.
    public var end: Instant { next.start }

    public var next: Month { Month(ordinal: ordinal + 1) }

    public var previous: Month { Month(ordinal: ordinal - 1) }

    public var days: Int64 { next.firstDay.daysSince1970 - firstDay.daysSince1970 }

    public var milliseconds: Int64 { days * Day.milliseconds }

    public static func < (left: Month, right: Month) -> Bool { left.ordinal < right.ordinal }
}

extension Month: CustomStringConvertible {
    /// The month's first day, `2017-02-01`: an invoice's id.
    public var description: String { String(start.description.prefix(10)) }

    /// Reads an invoice's id: a month's first day, written exactly as ``description`` writes it.
    public init?(id: String) {
        let text = Array(id.utf8)
        guard text.count == 10, let day = parseDate(text.span), day.calendar.day == 1 else { return nil }
        self.init(containing: day.start)
    }
}
