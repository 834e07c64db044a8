/// A usage event of one resource, or of the app that the resource belongs to, with a store's keys in place of names.
public struct TimelineEvent: Hashable, Sendable {
    /// The place in the order of arrival.
    public var sequence: Int64
    public var kind: EventKind
    public var identity: EventIdentity
    /// Whether it is a usage line, which has no (source, id).
    public var isLine: Bool
    /// The place among the events of its millisecond, by (source, id): the greater one holds. 0 for usage lines, 1 for an
    /// event that is alone.
    public var rank: Int32
    public var happened: Instant
    /// When the resource ends by this event's own word, or ``Instant/never``.
    public var ended: Instant
    /// The sequence of the retraction that took it back, or 0.
    public var retracted: Int64
    /// Nil where it does not say.
    public var organization: OrganizationKey?
    /// Nil where it does not say.
    public var space: SpaceKey?
    public var type: ItemType
    /// Nil where it is as it was.
    public var quantity: Quantity?
    /// Nil where it is that of the price book, or, without a description, as it was.
    public var price: Price?
    public var app: AppKey
    /// What the price book knows it by, where the event has no price of its own.
    public var plan: TextKey?
    /// Nil where the resource runs on as what it was.
    public var description: TextKey?

    public init(
        sequence: Int64, kind: EventKind = .changed, identity: EventIdentity, isLine: Bool = false, rank: Int32? = nil,
        happened: Instant, ended: Instant = .never, retracted: Int64 = 0, organization: OrganizationKey? = nil,
        space: SpaceKey? = nil, type: ItemType = .dyno, quantity: Quantity? = nil, price: Price? = nil, app: AppKey,
        plan: TextKey? = nil, description: TextKey? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.identity = identity
        self.isLine = isLine
        self.rank = rank ?? (isLine ? 0 : 1)
        self.happened = happened
        self.ended = ended
        self.retracted = retracted
        self.organization = organization
        self.space = space
        self.type = type
        self.quantity = quantity
        self.price = price
        self.app = app
        self.plan = plan
        self.description = description
    }
}
