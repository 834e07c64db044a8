public import Billing

/// What rating needs of a span as a store keeps it, whatever the period.
public struct RatedSpan: Sendable {
    public var start: Instant
    public var end: Instant
    public var price: Price
    public var quantity: Quantity
    public var type: ItemType
    public var isBeatenOnFirstDay: Bool
    public var lastDayTurns: [Instant]

    @inlinable
    public init(
        start: Instant, end: Instant, price: Price, quantity: Quantity, type: ItemType, isBeatenOnFirstDay: Bool,
        lastDayTurns: [Instant]
    ) {
        self.start = start
        self.end = end
        self.price = price
        self.quantity = quantity
        self.type = type
        self.isBeatenOnFirstDay = isBeatenOnFirstDay
        self.lastDayTurns = lastDayTurns
    }
}

extension SpanColumns {
    /// Adds a span that overlaps a period, and what rating needs of it.
    @inlinable
    public mutating func append(_ span: RatedSpan, isDatabase: Bool, in period: BillingPeriod) {
        var lost: LostDays = []
        // Hardly any span has a day that is contested.
        if span.isBeatenOnFirstDay || !span.lastDayTurns.isEmpty {
            lost = period.lostDays(
                start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay, lastDayTurns: span.lastDayTurns)
        }
        append(
            start: span.start, end: span.end, price: span.price, quantity: span.quantity,
            flags: SpanFlags(type: span.type, isDatabase: isDatabase, lost: lost))
    }
}
