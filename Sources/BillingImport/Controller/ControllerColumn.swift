/// A column that is read, and of what kind it must be.
struct ControllerColumn: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case uuid
        case text
        case time
        case flag
        case wholeNumber
        case number

        /// The type that the controller gives it, as PostgreSQL writes it.
        var expectedType: String { types[0] }

        /// All types that can be read as this, as PostgreSQL's `format_type` writes them; first the controller's own.
        var types: [String] {
            switch self {
            case .uuid: ["uuid"]
            case .text: ["character varying", "text", "character", "name", "citext"]
            case .time: ["timestamp with time zone", "timestamp without time zone"]
            case .flag: ["boolean"]
            case .wholeNumber: ["integer", "bigint", "smallint"]
            case .number: ["double precision", "numeric", "integer", "bigint", "smallint"]
            }
        }
    }

    let name: String
    let kind: Kind

    init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

extension ControllerColumn: CustomStringConvertible {
    var description: String { "\(name) \(kind.expectedType)" }
}

extension ControllerTable {
    /// What is read of it.
    var columns: [ControllerColumn] {
        let versioned = [ControllerColumn("created", .time), ControllerColumn("updated", .time)]
        switch self {
        case .organizations: return [ControllerColumn("org", .uuid), ControllerColumn("name", .text)] + versioned
        case .spaces: return [ControllerColumn("space", .uuid), ControllerColumn("name", .text)] + versioned
        case .apps:
            return [
                ControllerColumn("app", .uuid), ControllerColumn("name", .text), ControllerColumn("org", .uuid),
                ControllerColumn("space", .uuid), ControllerColumn("deleted", .flag),
            ] + versioned
        case .formations:
            return [
                ControllerColumn("formation", .uuid), ControllerColumn("app", .uuid), ControllerColumn("type", .text),
                ControllerColumn("updated", .time), ControllerColumn("deleted", .flag),
            ]
        case .formationChanges:
            return [
                ControllerColumn("formation_change", .uuid), ControllerColumn("formation", .uuid),
                ControllerColumn("app", .uuid), ControllerColumn("created", .time), ControllerColumn("type", .text),
                ControllerColumn("quantity", .wholeNumber), ControllerColumn("size", .text),
                ControllerColumn("price", .number),
            ]
        case .services:
            return [
                ControllerColumn("service", .uuid), ControllerColumn("plan_name", .text), ControllerColumn("price", .number),
                ControllerColumn("deleted", .flag),
            ] + versioned
        case .serviceAttachments:
            return [
                ControllerColumn("service_attachment", .uuid), ControllerColumn("service", .uuid),
                ControllerColumn("app", .uuid), ControllerColumn("owned", .flag), ControllerColumn("updated", .time),
                ControllerColumn("deleted", .flag),
            ]
        }
    }
}
