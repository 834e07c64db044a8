/// Something that a request names beside its path, or in it.
struct Parameter: Sendable {
    enum Place: String, Sendable {
        case path
        case query
        case header
    }

    let name: String
    let place: Place
    let schema: Schema
    var isRequired = false

    var description: String { schema.description }

    static func query(_ name: String, _ schema: Schema) -> Parameter {
        Parameter(name: name, place: .query, schema: schema)
    }

    static func header(_ name: String, _ schema: Schema, isRequired: Bool = false) -> Parameter {
        Parameter(name: name, place: .header, schema: schema, isRequired: isRequired)
    }

    /// Those in a path: what stands in its braces.
    static func parameters(inPath path: String) -> [Parameter] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
            let name = String(segment.dropFirst().dropLast())
            return Parameter(name: name, place: .path, schema: schema(inPath: name), isRequired: true)
        }
    }

    private static func schema(inPath name: String) -> Schema {
        switch name {
        case "org": .text("The name or the id of an organization; an id comes before a name.")
        case "space": .text("The name or the id of a space; an id comes before a name.")
        case "id": .text("The first day of a month, such as 2017-02-01.", pattern: #"^[0-9]{4}-(0[1-9]|1[0-2])-01"#)
        case "plan": .text("The name of a dyno size or an add-on's plan, such as gp2.")
        case "tag":
            .text("A part of the API.", values: DescriptionTag.allCases.map(\.rawValue))
        default: .text("")
        }
    }

    /// How to ask for what was told at an earlier time.
    static let viewpoint = [
        query("as_of", .text("Shows what was told at this time: ISO 8601 with a zone, not in the future.")),
        query("batch", .integer("Beside as_of: what is known is this batch, as the header Invoices-Batch told it.")),
    ]

    static let idempotencyKey = header(
        "Idempotency-Key", .text("What you know it by, up to 255 characters, so that it is stored once; or in the body."))
}
