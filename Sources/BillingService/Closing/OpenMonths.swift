public import Billing

/// The open months before one that is being closed.
public enum OpenMonths {
    /// Those in which credits may be used: an older invoice comes first, also where it is closed later.
    ///
    /// - Parameter credits: months of before the first of them began to be valid are left out.
    public static func before(_ month: Month, closed: ClosedMonths, credits: [Credit]) -> [Month] {
        guard let first = credits.map(\.grant.validFrom).min() else { return [] }
        var months: [Month] = []
        var next = Month(containing: first)
        while next < month {
            if !closed.contains(next) { months.append(next) }
            next = next.next
        }
        return months
    }
}
