public import Billing

/// What a dyno size or an add-on's plan costs a month, from a time on.
public struct PlanPrice: Hashable, Sendable {
    public var type: ItemType
    /// The size or plan, as in an item's description: `gp2`, `alamo-redis:small`.
    public var plan: String
    public var price: Price
    public var validFrom: Instant

    public init(type: ItemType, plan: String, price: Price, validFrom: Instant) {
        self.type = type
        self.plan = plan
        self.price = price
        self.validFrom = validFrom
    }
}
