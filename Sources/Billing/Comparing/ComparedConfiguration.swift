/// What a resource ran as.
public struct ComparedConfiguration: Hashable, Sendable {
    /// Such as `gp2 web dyno`.
    public var description: String
    public var quantity: Int32
    public var price: Price

    public init(description: String, quantity: Int32, price: Price) {
        self.description = description
        self.quantity = quantity
        self.price = price
    }
}
