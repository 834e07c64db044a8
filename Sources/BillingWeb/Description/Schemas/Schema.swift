/// What a JSON value looks like: the part of JSON Schema that this API needs.
struct Schema: Sendable {
    indirect enum Kind: Sendable {
        /// One of ``Schemas/all``.
        case named(String)
        case object([SchemaField])
        case list(Schema)
        case text(pattern: String?, values: [String])
        case number
        case integer
        case flag
        /// One of several.
        case either([Schema])
    }

    var kind: Kind
    var description: String
    var isNullable = false
    /// Of an object: whether it may have members that are not described.
    var isOpen = false

    static func named(_ name: String, _ description: String = "") -> Schema {
        Schema(kind: .named(name), description: description)
    }

    static func object(_ description: String, _ fields: [SchemaField]) -> Schema {
        Schema(kind: .object(fields), description: description)
    }

    static func list(_ description: String, of element: Schema) -> Schema {
        Schema(kind: .list(element), description: description)
    }

    static func text(_ description: String, pattern: String? = nil, values: [String] = []) -> Schema {
        Schema(kind: .text(pattern: pattern, values: values), description: description)
    }

    static func number(_ description: String) -> Schema { Schema(kind: .number, description: description) }
    static func integer(_ description: String) -> Schema { Schema(kind: .integer, description: description) }
    static func flag(_ description: String) -> Schema { Schema(kind: .flag, description: description) }

    static func either(_ description: String, _ schemas: [Schema]) -> Schema {
        Schema(kind: .either(schemas), description: description)
    }

    /// The same, with other members besides.
    var open: Schema {
        var schema = self
        schema.isOpen = true
        return schema
    }

    /// The same, or null.
    var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }
}

extension Schema {
    static let monthPattern = "^[0-9]{4}-(0[1-9]|1[0-2])-01$"

    static func month(_ description: String) -> Schema { text(description, pattern: monthPattern) }

    static func time(_ description: String) -> Schema {
        text(description, pattern: #"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"#)
    }

    /// An amount of money: an exact decimal.
    static func amount(_ description: String) -> Schema { number(description) }

    static func digits(_ description: String) -> Schema { text(description, pattern: "^([0-9a-f]{2})+$") }

    static func reference(_ description: String) -> Schema {
        object(description, [.must("$ref", .text("The path of the invoice, as it can be asked for.", pattern: "^/"))])
    }
}
