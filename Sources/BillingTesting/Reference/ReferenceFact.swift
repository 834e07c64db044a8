import Billing

/// A usage line or an event, as the reference rater looks at it.
struct ReferenceFact: Sendable {
    let kind: EventKind
    /// The source and the id of an event; nothing for a line.
    let reference: [[UInt8]]
    let happened: Instant
    /// When a line's resource ends by its own word, or never.
    var ended: Instant
    var organization: ReferenceName?
    var space: ReferenceName?
    let isPlaceAssumed: Bool
    /// Nil for a retraction.
    let app: ReferenceName?
    let type: ItemType
    let resource: String?
    let description: String?
    let plan: String?
    let quantity: Quantity?
    let price: Price?
    /// What a retraction takes back.
    let target: [[UInt8]]?
    /// A line's content, by which it is known again.
    let content: [UInt8]
    /// The place in the order of arrival.
    var position = 0

    init(_ fact: UsageFact) {
        switch fact {
        case .line(let record): self.init(record)
        case .event(let event): self.init(event)
        }
    }

    private init(_ record: UsageRecord) {
        kind = .changed
        reference = []
        happened = record.createdAt
        ended = record.deletedAt ?? .never
        organization = ReferenceName(EventRecord.Label(record.organization))
        space = ReferenceName(EventRecord.Label(record.space))
        isPlaceAssumed = false
        app = ReferenceName(app: record.app, id: record.appID, space: space)
        type = record.type
        resource = record.resource
        description = record.description
        plan = nil
        quantity = record.quantity
        price = record.price
        target = nil
        content = record.content
    }

    private init(_ event: EventRecord) {
        kind = event.kind
        reference = event.reference.bytes
        happened = event.happened
        ended = .never
        organization = event.organization.map { ReferenceName($0) }
        space = event.space.map { ReferenceName($0) }
        isPlaceAssumed = event.isPlaceAssumed
        let space = space
        app = event.kind == .retracted ? nil : ReferenceName(app: event.app, id: event.appID, space: space)
        type = event.type
        resource = event.resource
        description = event.description
        plan = event.plan
        quantity = event.quantity
        price = event.price
        target = event.target?.bytes
        content = []
    }

    var isLine: Bool { reference.isEmpty }

    /// What its resource is known by, or nil for an add-on that is a resource of its own.
    var resourceIdentity: ReferenceIdentity? {
        guard let app, let resource else { return nil }
        return ReferenceIdentity([type.name, resource], of: app.identity)
    }

    /// Whether another one says later what is so. At one millisecond lines are first, then the least source, then the least id.
    func precedes(_ other: ReferenceFact) -> Bool {
        if happened != other.happened { return happened < other.happened }
        for (own, others) in zip(reference, other.reference) where own != others {
            return own.lexicographicallyPrecedes(others)
        }
        if reference.count != other.reference.count { return isLine }
        return position < other.position
    }
}
