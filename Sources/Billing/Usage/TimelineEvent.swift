/// A usage event of one resource, with a store's keys in place of names.
public struct TimelineEvent: Hashable, Sendable {
    /// The place in the order of arrival.
    public var sequence: Int64
    public var identity: EventIdentity
    public var happened: Instant
    /// When the resource ends by this event's own word, or ``Instant/never``.
    public var ended: Instant
    public var place: Place
    public var type: ItemType
    public var quantity: Quantity
    public var price: Price
    public var app: AppKey
    public var description: TextKey

    public init(
        sequence: Int64, identity: EventIdentity, happened: Instant, ended: Instant, place: Place, type: ItemType,
        quantity: Quantity, price: Price, app: AppKey, description: TextKey
    ) {
        self.sequence = sequence
        self.identity = identity
        self.happened = happened
        self.ended = ended
        self.place = place
        self.type = type
        self.quantity = quantity
        self.price = price
        self.app = app
        self.description = description
    }
}
