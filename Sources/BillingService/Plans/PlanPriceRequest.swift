public import Billing

/// A price that someone asks to be set.
public struct PlanPriceRequest: Hashable, Sendable {
    public var type: ItemType
    /// The size or plan, as in an item's description: `gp2`, `alamo-redis:small`.
    public var plan: String
    public var price: Price
    /// Nil for always where the plan has no price yet, and else for now.
    public var validFrom: Instant?
    /// Where it came from, for a message to a person: a line's number in its file, or its index in its request.
    public var line: Int

    public init(type: ItemType, plan: String, price: Price, validFrom: Instant? = nil, line: Int = 0) {
        self.type = type
        self.plan = plan
        self.price = price
        self.validFrom = validFrom
        self.line = line
    }
}
