extension Schema {
    /// As JSON Schema 2020-12, which OpenAPI 3.1 takes as it is.
    var json: OrderedJSON {
        var members: [(name: String, value: OrderedJSON)] = []
        func add(_ type: String) {
            members.append(("type", isNullable ? .texts([type, "null"]) : .text(type)))
        }
        switch kind {
        case .named(let name):
            let reference = OrderedJSON.object([("$ref", .text("#/components/schemas/\(name)"))])
            guard isNullable else {
                members.append(("$ref", .text("#/components/schemas/\(name)")))
                break
            }
            members.append(("anyOf", .list([reference, .object([("type", .text("null"))])])))
        case .object(let fields):
            add("object")
            members.append(("properties", .object(fields.map { ($0.name, $0.schema.json) })))
            let required = fields.filter(\.isRequired).map(\.name)
            if !required.isEmpty { members.append(("required", .texts(required))) }
            if !isOpen { members.append(("additionalProperties", .flag(false))) }
        case .list(let element):
            add("array")
            members.append(("items", element.json))
        case .text(let pattern, let values):
            add("string")
            if let pattern { members.append(("pattern", .text(pattern))) }
            if !values.isEmpty {
                members.append(("enum", isNullable ? .written(Self.withNull(values)) : .texts(values)))
            }
        case .number: add("number")
        case .integer: add("integer")
        case .flag: add("boolean")
        case .either(let schemas): members.append(("anyOf", .list(schemas.map(\.json))))
        }
        if !description.isEmpty { members.append(("description", .text(description))) }
        return .object(members)
    }

    private static func withNull(_ values: [String]) -> String {
        "[" + (values.map(jsonString) + ["null"]).joined(separator: ",") + "]"
    }
}
