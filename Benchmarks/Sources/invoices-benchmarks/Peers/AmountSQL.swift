import Billing

/// The day rule in plain SQL over columns named as in the table of spans: what a program without columns of its own would run.
enum AmountSQL {
    /// The days of a span in the month, less those that are lost, as an integer expression.
    ///
    /// - Parameter lostDays: an expression.
    static func days(in period: BillingPeriod, lostDays: String) -> String {
        let start = period.start.millisecondsSince1970
        let day = Day.milliseconds
        return """
            max(0, (min("end", \(period.cutoff.millisecondsSince1970)) - \(start) + \(day - 1)) / \(day)
            - (max(start, \(start)) - \(start)) / \(day) - (\(lostDays)))
            """
    }

    /// A span's amount in minor units, rounded half up: the divisor is even, so adding its half before cutting is exact.
    static func amount(in period: BillingPeriod, currency: Currency, lostDays: String) -> String {
        let divisor = period.month.days * currency.microUnitsPerMinorUnit
        return "(price * quantity * \(days(in: period, lostDays: lostDays)) + \(divisor / 2)) / \(divisor)"
    }

    /// The days that a span of the store's table loses, where everything in it began before now.
    static func storedLostDays(in period: BillingPeriod) -> String {
        """
        (beaten AND start >= \(period.start.millisecondsSince1970))
        + ("end" <= \(period.month.end.millisecondsSince1970)) * (ifnull(length(turns), 0) / 8 % 2)
        """
    }

    /// The sums over the store's table by type: `type, count, amount`.
    ///
    /// - Parameter condition: what restricts the spans further.
    static func storedSums(in period: BillingPeriod, currency: Currency, condition: String = "TRUE") -> String {
        """
        SELECT type, count(*), sum(\(amount(in: period, currency: currency, lostDays: storedLostDays(in: period))))
        FROM spans WHERE \(condition) AND "end" > \(period.start.millisecondsSince1970)
        AND start < \(period.cutoff.millisecondsSince1970) GROUP BY type
        """
    }
}
