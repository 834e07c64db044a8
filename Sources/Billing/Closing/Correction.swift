/// The difference between what one line of a closed month costs by now, and what was billed for it.
public struct Correction: Hashable, Sendable {
    /// What a line is known by in its month.
    public struct Line: Hashable, Sendable {
        public var place: Place
        public var app: AppKey
        public var type: ItemType
        public var start: Instant
        public var description: TextKey
        public var quantity: Quantity
        public var price: Price
    }

    public var resource: ResourceKey
    public var line: Line
    /// The closed month that is corrected.
    public var month: Month
    /// The line's end as it is known now; for a line that is no more, as it was billed.
    public var end: Instant
    /// The sequence of the event that began the line.
    public var event: Int64
    /// What the line costs by now, in minor units.
    public var due: Int64
    /// What the month's invoice and earlier corrections billed for it, in minor units.
    public var billed: Int64

    /// What is to be billed, or given back.
    public var difference: Int64 { due - billed }

    /// The differences of a resource's lines in a month; lines of which nothing changes are left out.
    ///
    /// - Parameters:
    ///   - due: all spans of the resource as they are known now.
    ///   - billed: all spans as they were known when the month was billed last.
    ///   - rules: those that the month was closed with.
    public static func differences(
        of resource: ResourceKey, in month: Month, due: [UsageSpan], billed: [UsageSpan], rules: BillingRules
    ) -> [Correction] {
        var corrections: [Line: Correction] = [:]
        for (span, amount) in rated(billed, in: month, rules: rules) {
            corrections[Line(span)] = Correction(
                resource: resource, line: Line(span), month: month, end: span.end, event: span.event, due: 0, billed: amount)
        }
        for (span, amount) in rated(due, in: month, rules: rules) {
            var correction =
                corrections[Line(span)]
                ?? Correction(
                    resource: resource, line: Line(span), month: month, end: span.end, event: span.event, due: 0, billed: 0)
            correction.due = amount
            correction.end = span.end
            correction.event = span.event
            corrections[Line(span)] = correction
        }
        return corrections.values.filter { $0.difference != 0 }
    }

    /// A resource begins one thing at an instant, so each span is a line of its own.
    private static func rated(
        _ spans: [UsageSpan], in month: Month, rules: BillingRules
    ) -> [(span: UsageSpan, amount: Int64)] {
        let period = BillingPeriod(month: month, now: month.end)
        let touching = spans.filter { $0.start < month.end && $0.end > month.start }
        guard !touching.isEmpty else { return [] }
        var columns = SpanColumns()
        for span in touching { columns.append(span, in: period, isDatabase: false) }
        let rater = Rater(period: period, proration: rules.proration, currency: rules.currency)
        return Array(zip(touching, rater.rate(columns).billed).map { ($0, $1) })
    }
}

extension Correction.Line {
    fileprivate init(_ span: UsageSpan) {
        place = span.place
        app = span.app
        type = span.type
        start = span.start
        description = span.description
        quantity = span.quantity
        price = span.price
    }
}
