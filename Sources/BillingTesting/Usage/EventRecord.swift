public import Billing

/// One usage event that its source knows by an id, with its names as texts: what tests are written in, and what the reference
/// rater works on.
public struct EventRecord: Sendable {
    /// What an event is known by at its source.
    public struct Reference: Sendable {
        public var source: String
        public var id: String

        public init(source: String = "test", id: String) {
            self.source = source
            self.id = id
        }

        var bytes: [[UInt8]] { [Array(source.utf8), Array(id.utf8)] }
    }

    /// A name, and the id that it is a label of, where it is one.
    public struct Label: Sendable, ExpressibleByStringLiteral {
        public var name: String
        public var id: String?

        public init(_ name: String, id: String? = nil) {
            self.name = name
            self.id = id
        }

        public init(stringLiteral name: String) {
            self.init(name)
        }
    }

    public var reference: Reference
    public var kind: EventKind
    public var happened: Instant
    public var type: ItemType
    /// Nil where it is as it was.
    public var quantity: Quantity?
    /// Nil where it is that of the price book, or, without a plan, as it was.
    public var price: Price?
    public var organization: Label?
    public var space: Label?
    /// Whether the place holds only where the store knows no place of the app.
    public var isPlaceAssumed = false
    public var app: String?
    public var appID: String?
    /// The process type of a dyno, the name of an add-on, or nil for an add-on that is a resource of its own.
    public var resource: String?
    /// The dyno size or the add-on's plan; nil where the resource runs on as what it was.
    public var plan: String?
    /// What a retraction takes back.
    public var target: Reference?

    init(
        kind: EventKind, reference: Reference, at happened: Instant, type: ItemType = .dyno, quantity: Int64? = nil,
        price: Price? = nil, organization: Label? = nil, space: Label? = nil, isPlaceAssumed: Bool = false,
        app: String? = nil, appID: String? = nil, resource: String? = nil, plan: String? = nil, target: Reference? = nil
    ) {
        self.reference = reference
        self.kind = kind
        self.happened = happened
        self.type = type
        self.quantity = quantity.map { count in
            guard let quantity = Quantity(count) else { preconditionFailure("\(count) is not a quantity") }
            return quantity
        }
        self.price = price
        self.organization = organization
        self.space = space
        self.isPlaceAssumed = isPlaceAssumed
        self.app = app
        self.appID = appID
        self.resource = resource
        self.plan = plan
        self.target = target
    }

    /// What an item shows for it: `gp2 web dyno`, `alamo-redis:small addon`.
    public var description: String? {
        plan.map { plan in
            switch type {
            case .dyno: "\(plan) \(resource ?? "") dyno"
            case .addon: "\(plan) addon"
            }
        }
    }

    /// All that it says, its id at its source too, so that no two different events give the same bytes.
    public var content: [UInt8] {
        let names = [
            reference.source, reference.id, organization?.name, organization?.id, space?.name, space?.id, app, appID, resource,
            plan, target?.source, target?.id,
        ].map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }
        let facts = [
            "\(kind)", type.name, quantity.map { "\($0.count)" } ?? "-", price.map { "\($0)" } ?? "-", "\(happened)",
            "\(isPlaceAssumed)",
        ]
        return Array((names + facts).joined(separator: ",").utf8)
    }
}

extension EventRecord: CustomDebugStringConvertible {
    public var debugDescription: String { String(decoding: content, as: UTF8.self) }
}
