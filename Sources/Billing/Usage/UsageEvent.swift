/// An immutable fact: from this time on, this resource runs in this configuration, at this place; or has ended, or has moved.
///
/// It names things by codes into the ``UsageChunk`` that it belongs to, so that reading a file makes no object a line.
public struct UsageEvent: Sendable {
    /// What an event is known by at its source.
    public struct Reference: Hashable, Sendable {
        public var source: NameTable.Code
        public var id: NameTable.Code

        public init(source: NameTable.Code, id: NameTable.Code) {
            self.source = source
            self.id = id
        }
    }

    /// A name, and the id that the platform knows the named thing by, where it has one: the name is then a label of the id.
    public struct Label: Hashable, Sendable {
        public var name: NameTable.Code
        public var id: NameTable.Code?

        public init(name: NameTable.Code, id: NameTable.Code? = nil) {
            self.name = name
            self.id = id
        }
    }

    public var kind: EventKind
    /// A hash of what it says, which tells a repetition from another event.
    public var identity: EventIdentity
    /// What its source knows it by; nil for a usage line, which is known by what it says.
    public var reference: Reference?
    /// When it happened: the resource runs in this configuration from here on.
    public var happened: Instant
    /// When the resource ends by this event's own word, or ``Instant/never``.
    public var ended: Instant
    public var type: ItemType
    /// Nil where it is as it was.
    public var quantity: Quantity?
    /// Nil where it is that of the price book, or, without a description, as it was.
    public var price: Price?
    /// Who pays from then on; nil where the event does not say.
    public var organization: Label?
    /// Where it runs from then on; nil where the event does not say.
    public var space: Label?
    /// Whether the place holds only where the store knows no place of the app.
    public var isPlaceAssumed: Bool
    /// The app's own name, without the suffix of its space; nil where only its id is given.
    public var app: NameTable.Code?
    /// What the platform knows the app by, or nil where its name and space are all there is.
    public var appID: NameTable.Code?
    /// The process type of a dyno, the name of an add-on, or nil for an add-on that is a resource of its own.
    public var resource: NameTable.Code?
    /// The dyno size or the add-on's plan, which the price book knows; nil where the event has a price or leaves it as it was.
    public var plan: NameTable.Code?
    /// Nil where the resource runs on as what it was.
    public var description: NameTable.Code?
    /// The event that a retraction takes back.
    public var target: Reference?
    /// Where it came from, for a message to a person: a line's number in its file, or an event's index in its request.
    public var line: Int

    public init(
        kind: EventKind = .changed, identity: EventIdentity, reference: Reference? = nil, happened: Instant,
        ended: Instant = .never, type: ItemType = .dyno, quantity: Quantity? = nil, price: Price? = nil,
        organization: Label? = nil, space: Label? = nil, isPlaceAssumed: Bool = false, app: NameTable.Code? = nil,
        appID: NameTable.Code? = nil, resource: NameTable.Code? = nil, plan: NameTable.Code? = nil,
        description: NameTable.Code? = nil, target: Reference? = nil, line: Int
    ) {
        self.kind = kind
        self.identity = identity
        self.reference = reference
        self.happened = happened
        self.ended = ended
        self.type = type
        self.quantity = quantity
        self.price = price
        self.organization = organization
        self.space = space
        self.isPlaceAssumed = isPlaceAssumed
        self.app = app
        self.appID = appID
        self.resource = resource
        self.plan = plan
        self.description = description
        self.target = target
        self.line = line
    }
}
