/// A calendar day that several spans of a resource touch, and the one that is billed for it.
public struct ContestedDay: Hashable, Sendable {
    public var day: Day
    /// Whether it is the item's own.
    public var isOwn: Bool
    /// What the one that is billed for it runs.
    public var description: String
    public var quantity: Quantity
    public var price: Price
    public var organization: String
    public var space: String

    public init(
        day: Day, isOwn: Bool, description: String, quantity: Quantity, price: Price, organization: String, space: String
    ) {
        self.day = day
        self.isOwn = isOwn
        self.description = description
        self.quantity = quantity
        self.price = price
        self.organization = organization
        self.space = space
    }
}
