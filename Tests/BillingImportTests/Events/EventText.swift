import Billing
import BillingService

@testable import BillingImport

/// The text of one CloudEvent, to be changed by tests.
struct EventText: Sendable {
    typealias Field = (name: String, value: String)

    /// In JSON; `data` is not among them.
    private(set) var attributes: [Field]
    /// In JSON.
    private(set) var data: [Field]

    init(_ type: String, _ data: [Field]) {
        attributes = [
            ("specversion", "\"1.0\""), ("id", "\"e-1\""), ("source", "\"/controller\""), ("type", "\"\(type)\""),
            ("time", "\"2017-02-05T22:16:56.616Z\""), ("datacontenttype", "\"application/json\""),
        ]
        self.data = data
    }

    private init(attributes: [Field], data: [Field]) {
        self.attributes = attributes
        self.data = data
    }

    static let changed = EventText(
        "usage.changed",
        [
            ("organization", "\"akkeris\""), ("organization_id", "\"o-1\""), ("space", "\"space\""), ("space_id", "\"s-1\""),
            ("app", "\"app-space\""), ("app_id", "\"a-1\""), ("type", "\"dyno\""), ("resource", "\"web\""), ("plan", "\"gp2\""),
            ("quantity", "3"), ("price_per_unit", "0.29"),
        ])
    static let addon = changed.setting("type", to: "\"addon\"").setting("resource", to: "\"my cache\"")
        .setting("plan", to: "\"alamo-redis:small\"")
    static let ended = EventText(
        "usage.ended", [("app", "\"app\""), ("space", "\"space\""), ("type", "\"dyno\""), ("resource", "\"web\"")])
    static let moved = EventText(
        "app.moved", [("app_id", "\"a-1\""), ("organization", "\"other\""), ("space", "\"elsewhere\"")])
    static let deleted = EventText("app.deleted", [("app_id", "\"a-1\"")])
    static let retracted = EventText("usage.retracted", [("id", "\"e-0\"")])

    static let allKinds = [changed, addon, ended, moved, deleted, retracted]

    /// Replaces a field of the data, or adds it at its end.
    func setting(_ name: String, to value: String) -> EventText {
        EventText(attributes: attributes, data: Self.fields(data, setting: name, to: value))
    }

    /// Replaces an attribute, or adds it at the end.
    func settingAttribute(_ name: String, to value: String) -> EventText {
        EventText(attributes: Self.fields(attributes, setting: name, to: value), data: data)
    }

    func adding(_ name: String, _ value: String) -> EventText {
        EventText(attributes: attributes, data: data + [(name, value)])
    }

    func addingAttribute(_ name: String, _ value: String) -> EventText {
        EventText(attributes: attributes + [(name, value)], data: data)
    }

    func without(_ names: String...) -> EventText {
        EventText(attributes: attributes, data: data.filter { !names.contains($0.name) })
    }

    func withoutAttribute(_ name: String) -> EventText {
        EventText(attributes: attributes.filter { $0.name != name }, data: data)
    }

    func reversed() -> EventText { EventText(attributes: attributes.reversed(), data: data.reversed()) }

    private static func fields(_ fields: [Field], setting name: String, to value: String) -> [Field] {
        var fields = fields
        if let index = fields.firstIndex(where: { $0.name == name }) {
            fields[index].value = value
        } else {
            fields.append((name, value))
        }
        return fields
    }

    private static func object(_ fields: [Field]) -> String {
        "{" + fields.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    var dataJSON: String { Self.object(data) }

    var json: String { Self.object(attributes + [("data", dataJSON)]) }

    /// `data` before all that says how to read it.
    var jsonWithDataFirst: String { Self.object([("data", dataJSON)] + attributes) }
}

extension CloudEvents {
    static func read(_ text: String, as form: EventBody = .oneOrBatch) throws(BodyRefusal) -> UsageChunk {
        try read(Array(text.utf8), as: form)
    }

    static func read(_ events: [EventText]) throws(BodyRefusal) -> UsageChunk {
        try read("[" + events.map(\.json).joined(separator: ",") + "]", as: .batch)
    }
}

extension UsageChunk {
    /// All that the events say, in words, without what they are known by.
    var facts: [[String]] {
        events.map { event in
            func name(_ code: NameTable.Code?) -> String { code.map { names[$0] } ?? "-" }
            return [
                event.kind.name, "\(event.happened)", name(event.organization?.name), name(event.organization?.id),
                name(event.space?.name), name(event.space?.id), name(event.app), name(event.appID), event.type.name,
                name(event.resource), name(event.plan), event.quantity.map { "\($0.count)" } ?? "-",
                event.price.map { "\($0)" } ?? "-", name(event.description), name(event.target?.source),
                name(event.target?.id),
            ]
        }
    }

    /// The source and id of each event.
    var references: [[String]] {
        events.map { event in [event.reference?.source, event.reference?.id].map { $0.map { names[$0] } ?? "-" } }
    }
}
