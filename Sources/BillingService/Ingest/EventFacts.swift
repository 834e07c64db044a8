public import Billing

/// What an event says, in words: for a message about two that should be one.
public struct EventFacts: Hashable, Sendable {
    public var kind: EventKind
    public var happened: Instant
    /// What it says besides, each with its field's name.
    public var fields: [String]

    public init(kind: EventKind, happened: Instant, fields: [(name: String, value: String?)]) {
        self.kind = kind
        self.happened = happened
        self.fields = fields.compactMap { field in field.value.map { "\(field.name) \($0)" } }
    }

    /// An event as its source gave it.
    public init(_ event: UsageEvent, names: NameTable) {
        func name(_ code: NameTable.Code?) -> String? { code.map { names[$0] } }
        self.init(
            kind: event.kind, happened: event.happened,
            fields: [
                ("organization", name(event.organization?.name)), ("space", name(event.space?.name)),
                ("app", name(event.app ?? event.appID)), ("resource", name(event.resource)),
                ("description", name(event.description)), ("quantity", event.quantity.map { "\($0.count)" }),
                ("price_per_unit", event.price.map { "\($0)" }), ("source", name(event.target?.source)),
                ("id", name(event.target?.id)),
            ])
    }
}

extension EventFacts: CustomStringConvertible {
    public var description: String { (["\(kind.name) of \(happened)"] + fields).joined(separator: ", ") }
}

extension EventKind {
    /// The type of the event in CloudEvents.
    public var name: String {
        switch self {
        case .changed: "usage.changed"
        case .ended: "usage.ended"
        case .moved: "app.moved"
        case .deleted: "app.deleted"
        case .retracted: "usage.retracted"
        }
    }

    public init?(name: String) {
        guard let kind = EventKind.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }
}
