/// Spreads an item's amount over the days on which it was billed, so that the days add up to it.
///
/// Each day gets its part cut to whole minor units; what is left goes, one unit a day, to the days whose cut was the largest, of
/// equal ones to the earlier (the method of the largest remainder).
struct DaySpread {
    private let period: BillingPeriod
    private let proration: Proration
    /// Memory that is used again.
    private var remainders: [(remainder: Int64, day: Int)] = []

    init(period: BillingPeriod, proration: Proration) {
        self.period = period
        self.proration = proration
    }

    /// Adds an amount to the days of the month that it is for.
    ///
    /// - Parameters:
    ///   - amount: what was billed, 0 or more.
    ///   - lost: which of its days are billed to another span of its resource.
    mutating func add(_ amount: Int64, from start: Int64, to end: Int64, lost: LostDays, to days: inout [Int128]) {
        guard amount > 0 else { return }
        let monthStart = period.start.millisecondsSince1970
        let from = max(start, monthStart) - monthStart
        let to = min(end, period.cutoff.millisecondsSince1970) - monthStart
        guard from < to else { return }
        let (first, last) = (from / Day.milliseconds, (to - 1) / Day.milliseconds)
        switch proration {
        case .day:
            addEvenly(
                amount, first: Int(first) + (lost.contains(.first) ? 1 : 0), last: Int(last) - (lost.contains(.last) ? 1 : 0),
                to: &days)
        case .second: addByLength(amount, from: from, to: to, first: Int(first), last: Int(last), to: &days)
        }
    }

    /// All days weigh the same, so the first ones get what is left.
    private func addEvenly(_ amount: Int64, first: Int, last: Int, to days: inout [Int128]) {
        guard first <= last else { return }
        let (part, rest) = amount.quotientAndRemainder(dividingBy: Int64(last - first + 1))
        for day in first...last { days[day] += Int128(part + (Int64(day - first) < rest ? 1 : 0)) }
    }

    private mutating func addByLength(
        _ amount: Int64, from: Int64, to: Int64, first: Int, last: Int, to days: inout [Int128]
    ) {
        let length = Int128(to - from)
        remainders.removeAll(keepingCapacity: true)
        var rest = amount
        for day in first...last {
            let dayStart = Int64(day) * Day.milliseconds
            let weight = min(to, dayStart + Day.milliseconds) - max(from, dayStart)
            let (part, remainder) = (Int128(amount) * Int128(weight)).quotientAndRemainder(dividingBy: length)
            days[day] += part
            rest -= Int64(part)
            remainders.append((Int64(remainder), day))
        }
        guard rest > 0 else { return }
        remainders.sort { ($1.remainder, $0.day) < ($0.remainder, $1.day) }
        for entry in remainders.prefix(Int(rest)) { days[entry.day] += 1 }
    }
}
