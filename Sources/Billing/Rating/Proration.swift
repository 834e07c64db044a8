/// How a span's part of a month becomes a part of the month's price.
public enum Proration: String, Sendable, CaseIterable {
    /// By calendar days: a day that a span touches counts whole, and is billed once a resource.
    case day
    /// By milliseconds.
    case second

    /// How many units the month is divided into: its days, or its milliseconds.
    public func units(in month: Month) -> Int64 {
        switch self {
        case .day: month.days
        case .second: month.milliseconds
        }
    }

    /// The weighted hours of dynos, in hundredths, from the sum of quantity × units billed.
    ///
    /// Days have 24 hours; milliseconds are rounded half up to two decimals, once a scope.
    func hundredthsOfHours(unitSum: Int128) -> Int128 {
        switch self {
        case .day: unitSum * 2400
        case .second: roundedQuotient(unitSum, dividedBy: 36_000)
        }
    }
}
