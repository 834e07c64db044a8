import Billing
import BillingService

@testable import BillingImport

/// The text of one usage line, to be changed by tests.
struct LineText: Sendable {
    /// In JSON.
    private(set) var fields: [(name: String, value: String)]

    /// A good dyno line.
    static let dyno = LineText(fields: [
        ("organization", "\"akkeris\""), ("space", "\"space\""), ("app", #"{"name":"app-space"}"#),
        ("description", "\"gp2 web dyno\""), ("type", "\"dyno\""), ("quantity", "1"), ("price_per_unit", "60"),
        ("created_at", "\"2016-07-26T15:47:33.411Z\""), ("deleted_at", "null"),
    ])

    static let dynoIdentity = EventIdentity(high: 0xFC69_44E9_122D_58BC, low: 0x6F20_8552_1122_E43B)

    /// A good add-on line.
    static let addon = dyno.setting("description", to: "\"alamo-redis:small addon\"").setting("type", to: "\"addon\"")

    /// Replaces a field's value where the line has the field, and adds it at the end where not.
    func setting(_ name: String, to value: String) -> LineText {
        var text = self
        if let index = fields.firstIndex(where: { $0.name == name }) {
            text.fields[index].value = value
        } else {
            text.fields.append((name, value))
        }
        return text
    }

    func adding(_ name: String, _ value: String) -> LineText {
        LineText(fields: fields + [(name, value)])
    }

    func without(_ name: String) -> LineText {
        LineText(fields: fields.filter { $0.name != name })
    }

    func reversed() -> LineText { LineText(fields: fields.reversed()) }

    var ndjson: String {
        "{" + fields.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    /// With the line that names the columns. Values of plain text only.
    var csv: String {
        let header = fields.map(\.name).joined(separator: ",")
        let values = fields.map { field in
            switch field.value {
            case "null": ""
            case let value where value.hasPrefix("{"):
                String(value.dropFirst(#"{"name":""#.utf8.count).dropLast(#""}"#.utf8.count))
            case let value where value.hasPrefix("\""): String(value.dropFirst().dropLast())
            case let value: value
            }
        }
        return header + "\n" + values.joined(separator: ",")
    }
}

/// All events of a text and their names.
struct ReadLines {
    var events: [UsageEvent] = []
    /// Organization, space, app, app id, resource and description of each event.
    var names: [[String?]] = []

    init(
        _ text: String, file: String = "usage", format: UsageLineFormat? = nil, blockBytes: Int = UsageLines.blockBytes,
        maximumLineBytes: Int = UsageLines.maximumLineBytes, chunkEvents: Int = 16_384
    ) throws {
        try self.init(
            UsageLines(
                input: .memory(Array(text.utf8)), file: file, format: format, blockBytes: blockBytes,
                maximumLineBytes: maximumLineBytes, chunkEvents: chunkEvents))
    }

    init(path: String) throws {
        try self.init(UsageLines(path: path))
    }

    init(_ source: UsageLines) throws {
        var source = source
        var chunk = UsageChunk()
        while try source.read(into: &chunk) {
            for event in chunk.events {
                events.append(event)
                let codes = [
                    event.organization?.name, event.space?.name, event.app, event.appID, event.resource, event.description,
                ]
                names.append(codes.map { code in code.map { chunk.names[$0] } })
            }
            chunk.removeAll()
        }
    }

    var identities: [EventIdentity] { events.map(\.identity) }
}
