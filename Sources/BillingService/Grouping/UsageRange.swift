public import Billing

/// The months that a request for the sums of several months names.
public struct UsageRange: Hashable, Sendable {
    public let months: ClosedRange<Month>

    /// How many months there are at most: twenty years.
    public static let maximumMonths: Int64 = 240
    /// How many months there are where none is named.
    public static let standardMonths: Int64 = 12

    /// - Parameters:
    ///   - start: the first month, `2016-09` or `2016-09-01`; without one, a year of months up to the last.
    ///   - end: the last month; without one, the current one.
    public init(start: String?, end: String?, now: Instant) throws(UsageRangeError) {
        let last = try end.map { text throws(UsageRangeError) in try Self.month(text, named: "end") } ?? Month(containing: now)
        let first =
            try start.map { text throws(UsageRangeError) in try Self.month(text, named: "start") }
            ?? Month(ordinal: last.ordinal - Self.standardMonths + 1)
        guard first <= last else { throw .reversed(start: first, end: last) }
        guard last.ordinal - first.ordinal < Self.maximumMonths else { throw .tooLong(start: first, end: last) }
        months = first...last
    }

    private static func month(_ text: String, named name: String) throws(UsageRangeError) -> Month {
        guard let month = Month(id: text.utf8.count == 7 ? text + "-01" : text) else {
            throw .notAMonth(parameter: name, given: text)
        }
        return month
    }
}
