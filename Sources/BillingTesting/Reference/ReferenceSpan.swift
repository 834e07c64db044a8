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

    /// Whether it is an add-on of which the part of the plan before the colon contains one of the words.
    func isDatabase(by words: [String]) -> Bool {
        guard type == .addon else { return false }
        let plan = Array(description.utf8.split(separator: UInt8(ascii: " "))[0])
        let service = Array(plan.split(separator: UInt8(ascii: ":"))[0])
        for word in words.map({ Array($0.utf8) }) where word.count <= service.count {
            for start in 0...service.count - word.count where Array(service[start..<start + word.count]) == word {
                return true
            }
        }
        return false
    }

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
