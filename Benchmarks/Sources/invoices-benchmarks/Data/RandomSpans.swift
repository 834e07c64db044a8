import Billing
import BillingTesting

/// Spans of a month as a store would hand them over, all of them overlapping it, in no order.
enum RandomSpans {
    static let period = BillingPeriod(
        month: Month(year: 2017, month: 3), now: Month(year: 2017, month: 3).start.advanced(milliseconds: 1_720_000_000))

    private static let history: Int64 = 2 * 365 * Day.milliseconds
    /// In micro-units.
    private static let prices: [Int64] = [
        0, 290_000, 5_000_000, 7_000_000, 25_000_000, 49_990_000, 60_000_000, 140_000_000, 250_000_000, 1_200_000_000,
    ]

    /// Columns for the totals alone, without names.
    static func columns(_ count: Int, seed: UInt64 = 1) -> SpanColumns {
        var random = SeededRandom(seed: seed)
        var columns = SpanColumns()
        columns.reserveCapacity(count, withNames: false)
        for _ in 0..<count { append(to: &columns, random: &random) }
        return columns
    }

    /// One span: three of four began before the month, six of seven still run, and one of twenty loses a day or two.
    static func append(to columns: inout SpanColumns, random: inout SeededRandom) {
        let (month, now) = (period.start.millisecondsSince1970, period.now.millisecondsSince1970)
        let bits = random.next()
        let start =
            bits & 3 == 0
            ? month + Int64(random.next() % UInt64(now - month)) : month - Int64(random.next() % UInt64(history))
        let isEnded = (bits >> 2) % 7 == 0
        let rest = UInt64(now - max(start, month))
        let end = isEnded ? max(start, month) + 1 + Int64(random.next() % rest) : Instant.never.millisecondsSince1970
        let isAddon = (bits >> 8) % 3 == 0
        columns.append(
            start: Instant(millisecondsSince1970: start), end: Instant(millisecondsSince1970: end),
            price: Price(unchecked: prices[Int((bits >> 16) % UInt64(prices.count))]),
            quantity: Quantity(unchecked: Int32(1 + (bits >> 24) % 8)),
            flags: SpanFlags(
                type: isAddon ? .addon : .dyno, isDatabase: isAddon && (bits >> 32) & 1 == 0,
                lost: (bits >> 40) % 20 == 0 ? ((bits >> 48) & 1 == 0 ? .first : [.first, .last]) : []))
    }
}
