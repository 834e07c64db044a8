/// A dyno size or an add-on's plan, and what it costs a month from which time on.
public struct Plan: Hashable, Sendable {
    /// A price, and from when on it holds.
    public struct DatedPrice: Hashable, Sendable {
        public var price: Price
        public var validFrom: Instant

        public init(price: Price, validFrom: Instant) {
            self.price = price
            self.validFrom = validFrom
        }
    }

    public var type: ItemType
    /// The size or plan, as in an item's description: `gp2`, `alamo-redis:small`.
    public var name: String
    /// Oldest first.
    public var prices: [DatedPrice]

    public init(type: ItemType, name: String, prices: [DatedPrice] = []) {
        self.type = type
        self.name = name
        self.prices = prices
    }

    /// What it costs at an instant, or nil where it has no price yet.
    public func price(at instant: Instant) -> DatedPrice? {
        prices.last { $0.validFrom <= instant }
    }
}
