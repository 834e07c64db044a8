/// An immutable fact: from this time on, this resource runs in this configuration, at this place.
///
/// It names things by codes into the ``UsageChunk`` that it belongs to, so that reading a file makes no object a line.
public struct UsageEvent: Sendable {
    public var identity: EventIdentity
    /// When it happened: the resource runs in this configuration from here on.
    public var happened: Instant
    /// When the resource ends by this event's own word, or ``Instant/never``.
    public var ended: Instant
    public var type: ItemType
    public var quantity: Quantity
    public var price: Price
    public var organization: NameTable.Code
    public var space: NameTable.Code
    /// The app's own name, without the suffix of its space.
    public var app: NameTable.Code
    /// What the platform knows the app by, or nil where its name and space are all there is.
    public var appID: NameTable.Code?
    /// The process type of a dyno, the name of an add-on, or nil for an add-on that is a resource of its own.
    public var resource: NameTable.Code?
    public var description: NameTable.Code
    /// Where it came from, for a message to a person: a line's number in its file.
    public var line: Int

    public init(
        identity: EventIdentity, happened: Instant, ended: Instant, type: ItemType, quantity: Quantity, price: Price,
        organization: NameTable.Code, space: NameTable.Code, app: NameTable.Code, appID: NameTable.Code?,
        resource: NameTable.Code?, description: NameTable.Code, line: Int
    ) {
        self.identity = identity
        self.happened = happened
        self.ended = ended
        self.type = type
        self.quantity = quantity
        self.price = price
        self.organization = organization
        self.space = space
        self.app = app
        self.appID = appID
        self.resource = resource
        self.description = description
        self.line = line
    }
}
