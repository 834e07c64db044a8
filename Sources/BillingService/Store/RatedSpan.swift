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

    /// Which of the days in a period are billed to another span.
    @inlinable
    func lostDays(in period: BillingPeriod) -> LostDays {
        // Hardly any span has a day that is contested.
        guard isBeatenOnFirstDay || !lastDayTurns.isEmpty else { return [] }
        return period.lostDays(
            start: start, end: end, isBeatenOnFirstDay: isBeatenOnFirstDay, lastDayTurns: lastDayTurns)
    }
}

extension SpanColumns {
    /// Adds a span that overlaps a period, and what rating needs of it.
    @inlinable
    public mutating func append(_ span: RatedSpan, isDatabase: Bool, in period: BillingPeriod) {
        append(
            start: span.start, end: span.end, price: span.price, quantity: span.quantity,
            flags: SpanFlags(type: span.type, isDatabase: isDatabase, lost: span.lostDays(in: period)))
    }
}
