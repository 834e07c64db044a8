/// One configuration of one resource over a half-open range of time: what a line item is made of.
public struct UsageSpan: Hashable, Sendable {
    public var start: Instant
    /// The first instant at which it no longer runs, or ``Instant/never``.
    public var end: Instant
    public var place: Place
    public var type: ItemType
    public var quantity: Quantity
    public var price: Price
    public var app: AppKey
    public var description: TextKey
    /// The place of the event that began it in the order of arrival, which tells equal spans apart.
    public var event: Int64

    /// Whether an earlier span of its first day, in the same place, is more expensive and is billed for that day.
    public var isBeatenOnFirstDay = false

    /// When the last day, which it has while it is the last and most expensive there, is lost to a later span, won back, lost
    /// again, and so on. Nearly always empty.
    ///
    /// Only what began before now counts, so the day is this span's if an even number of these instants lies before now.
    public var lastDayTurns: [Instant] = []

    public init(
        start: Instant, end: Instant, place: Place, type: ItemType, quantity: Quantity, price: Price, app: AppKey,
        description: TextKey, event: Int64
    ) {
        self.start = start
        self.end = end
        self.place = place
        self.type = type
        self.quantity = quantity
        self.price = price
        self.app = app
        self.description = description
        self.event = event
    }

    /// Spans without length or quantity are not usage, and appear nowhere.
    public var isUsage: Bool { start < end && quantity.count > 0 }

    /// What a whole month of it costs, in micro-units: decides who is billed for a contested day.
    public var monthlyCost: Int128 { Int128(price.microUnits) * Int128(quantity.count) }

    var firstDay: Day { Day(containing: start) }

    /// The last calendar day that it touches, for a span that ends.
    var lastDay: Day { Day(containing: end.advanced(milliseconds: -1)) }
}
