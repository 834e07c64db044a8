import BillingPages

extension Schema {
    /// What people call its type.
    var typeName: String {
        let name =
            switch resolved.kind {
            case .named(let name): name
            case .object: "object"
            case .list: "array"
            case .text: "text"
            case .number: "number"
            case .integer: "whole number"
            case .flag: "true or false"
            case .either(let schemas): schemas.first?.typeName ?? ""
            }
        return isNullable ? "\(name) or null" : name
    }

    /// The description, with the values that there are.
    var text: String {
        guard case .text(_, let values) = kind, values.count > 1 else { return description }
        return "\(description) One of \(values.joined(separator: ", "))."
    }

    /// The members of an object and of what is in it, each by its path; of several kinds those of the first.
    func rows(at prefix: String = "") -> [DescribedField] {
        switch resolved.kind {
        case .object(let fields):
            fields.flatMap { field in
                let name = prefix.isEmpty ? field.name : "\(prefix).\(field.name)"
                let text = field.schema.description.isEmpty ? field.schema.resolved.description : field.schema.text
                let row = DescribedField(name, type: field.schema.typeName, isRequired: field.isRequired, text: text)
                return [row] + field.schema.rows(at: name)
            }
        case .list(let element): element.rows(at: prefix + "[]")
        case .either(let schemas): schemas.first?.rows(at: prefix) ?? []
        case .named, .text, .number, .integer, .flag: []
        }
    }

    /// The schema that a name stands for.
    private var resolved: Schema {
        guard case .named(let name) = kind, let schema = Schemas.schema(named: name) else { return self }
        return schema
    }
}
