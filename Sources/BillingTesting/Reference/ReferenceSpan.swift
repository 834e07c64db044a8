import Billing

/// What a resource runs over a range of time.
struct ReferenceSpan: Sendable {
    var start: Instant
    /// Or never.
    var end: Instant
    let organization: ReferenceName
    let space: ReferenceName
    let app: ReferenceName
    let type: ItemType
    let resource: String?
    let description: String
    let quantity: Quantity
    let price: Price
    /// The place in the order of arrival of what began it.
    let position: Int

    var isUsage: Bool { quantity.count > 0 && start < end }

    var monthlyCost: Int128 { Int128(price.microUnits) * Int128(quantity.count) }

    /// How many milliseconds of a range it ran.
    func milliseconds(from rangeStart: Instant, to rangeEnd: Instant) -> Int64 {
        let from = max(start, rangeStart)
        let to = min(end, rangeEnd)
        return from < to ? to.millisecondsSince1970 - from.millisecondsSince1970 : 0
    }

    func isIn(samePlaceAs other: ReferenceSpan) -> Bool {
        organization.identity == other.organization.identity && space.identity == other.space.identity
    }

    /// Whether what runs now was begun by the same fact, is in the same place and costs the same.
    func isGoingOn(as other: ReferenceSpan) -> Bool {
        position == other.position && isIn(samePlaceAs: other) && price == other.price
    }
}
