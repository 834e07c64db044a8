import Billing
import BillingTesting

/// Spans of a month at random, with what is needed to rate them by hand.
struct RandomColumns {
    struct Span {
        let start: Instant
        let end: Instant
        let price: Price
        let quantity: Quantity
        let flags: SpanFlags

        var monthlyCost: Int128 { Int128(price.microUnits) * Int128(quantity.count) }
    }

    let period: BillingPeriod
    private(set) var spans: [Span] = []
    private(set) var columns = SpanColumns()

    init(size: Int, _ random: inout SeededRandom) {
        let month = random.pick(["2016-02-01", "2017-02-01", "2017-04-01", "2016-12-01"] as [Month])
        let length = random.chance(30) ? random.number(1...month.milliseconds) : 2 * month.milliseconds
        period = BillingPeriod(month: month, now: month.start.advanced(milliseconds: length))
        for _ in 0..<size {
            let span = RandomColumns.span(in: period, &random)
            spans.append(span)
            columns.append(start: span.start, end: span.end, price: span.price, quantity: span.quantity, flags: span.flags)
        }
    }

    private static func span(in period: BillingPeriod, _ random: inout SeededRandom) -> Span {
        // It overlaps the period: it began before the cutoff, and ended after the period's start.
        let latest = period.cutoff.millisecondsSince1970 - 1
        let earliest = period.start.millisecondsSince1970 - 3 * Day.milliseconds
        var start = random.number(earliest...latest)
        if random.chance(20) { start = max(earliest, start / Day.milliseconds * Day.milliseconds) }
        let firstEnd = max(start, period.start.millisecondsSince1970) + 1
        var end = random.chance(20) ? Int64.max : random.number(firstEnd...firstEnd + 40 * Day.milliseconds)
        if random.chance(20), end != .max { end = (end / Day.milliseconds + 1) * Day.milliseconds }
        let type = random.pick(ItemType.allCases)
        let price = random.number(0...Price.maximum.microUnits >> random.number(0...49))
        return Span(
            start: Instant(millisecondsSince1970: start), end: Instant(millisecondsSince1970: end),
            price: Price(unchecked: price), quantity: Quantity(unchecked: random.number(1...1_000_000 >> random.number(0...19))),
            flags: SpanFlags(
                type: type, isDatabase: type == .addon && random.chance(50),
                lost: random.chance(70) ? [] : LostDays(rawValue: UInt8(random.number(1...3)))))
    }

    func milliseconds(of span: Span, from start: Instant, to end: Instant) -> Int64 {
        let from = max(span.start, start, period.start)
        let to = min(span.end, end, period.cutoff)
        return from < to ? to.millisecondsSince1970 - from.millisecondsSince1970 : 0
    }

    func milliseconds(of span: Span) -> Int64 {
        milliseconds(of: span, from: period.start, to: period.month.end)
    }

    /// The days of the month that a span touches, one by one, but those that it lost.
    func days(of span: Span) -> Int64 {
        let first = period.month.firstDay.daysSince1970
        let touched = (first..<first + period.month.days).map { Day(daysSince1970: $0) }.filter { day in
            milliseconds(of: span, from: day.start, to: day.end) > 0
        }
        return Int64(max(0, touched.count - span.flags.lost.count))
    }
}
