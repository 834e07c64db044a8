public import Billing

/// Several periods, and where each begins and ends: to look that up span by span would be most of the work of a span.
public struct PeriodBounds: Sendable {
    let periods: [BillingPeriod]
    private let starts: [Instant]
    private let cutoffs: [Instant]

    public init(_ periods: [BillingPeriod]) {
        self.periods = periods
        starts = periods.map(\.start)
        cutoffs = periods.map(\.cutoff)
    }

    /// What a span must overlap in order to overlap any of them; nil where there is none.
    public var whole: (start: Instant, cutoff: Instant)? {
        guard let start = starts.min(), let cutoff = cutoffs.max() else { return nil }
        return (start, cutoff)
    }

    @inline(__always)
    func contains(_ span: RatedSpan, at index: Int) -> Bool { span.end > starts[index] && span.start < cutoffs[index] }

    /// Whether a span is the same in two periods of one month: in both or in none, and with the same days.
    func isSame(_ span: RatedSpan, at index: Int, and other: Int) -> Bool {
        let isIn = contains(span, at: index)
        guard isIn == contains(span, at: other) else { return false }
        return !isIn || span.lostDays(in: periods[index]) == span.lostDays(in: periods[other])
    }
}
