import Foundation

/// What of a value does not fit a JSON Schema: the part of it that the description uses, and no other.
///
/// It is read only, and so are the objects in it, which Foundation can't promise.
struct SchemaCheck: @unchecked Sendable {
    /// A document with `components.schemas`.
    let document: [String: Any]

    private static let known: Set<String> = [
        "$ref", "anyOf", "type", "properties", "required", "additionalProperties", "items", "pattern", "enum", "description",
    ]

    /// - Returns: what is wrong, each with where it is; empty where all fits.
    func problems(of value: Any, _ schema: [String: Any], at path: String = "$") -> [String] {
        let unknown = Set(schema.keys).subtracting(Self.known)
        guard unknown.isEmpty else { return ["\(path): the check does not know \(unknown.sorted())"] }
        if let reference = schema["$ref"] as? String {
            guard let target = self.schema(named: reference) else { return ["\(path): there is no \(reference)"] }
            return problems(of: value, target, at: path)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let tried = choices.map { problems(of: value, $0, at: path) }
            return tried.contains([]) ? [] : ["\(path): fits none of \(choices.count)"] + tried.flatMap(\.self)
        }
        let types = (schema["type"] as? [String]) ?? [schema["type"] as? String].compactMap(\.self)
        guard !types.isEmpty, types.contains(where: { Self.isOf($0, value) }) else { return ["\(path): is not \(types)"] }
        var found: [String] = []
        if let values = schema["enum"] as? [Any], !values.contains(where: { $0 as? String == value as? String }) {
            found.append("\(path): \(value) is none of \(values)")
        }
        if let text = value as? String, let pattern = schema["pattern"] as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(path): \(text) does not match \(pattern)")
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            found += list.enumerated().flatMap { problems(of: $1, items, at: "\(path)[\($0)]") }
        }
        if let object = value as? [String: Any] { found += problems(of: object, in: schema, at: path) }
        return found
    }

    private func problems(of object: [String: Any], in schema: [String: Any], at path: String) -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        var found: [String] = []
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            found.append("\(path).\(name): is missing")
        }
        for (name, value) in object {
            if let property = properties[name] {
                found += problems(of: value, property, at: "\(path).\(name)")
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(path).\(name): is not described")
            }
        }
        return found
    }

    private func schema(named reference: String) -> [String: Any]? {
        reference.split(separator: "/").dropFirst().reduce(document as [String: Any]?) { found, name in
            found?[String(name)] as? [String: Any]
        }
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        // Foundation reads true and 1 as the same kind of number, which this tells apart.
        let isFlag = (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
        return switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "null": value is NSNull
        case "boolean": isFlag
        case "number": value is NSNumber && !isFlag
        case "integer": (value as? NSNumber).map { !isFlag && $0.doubleValue == $0.doubleValue.rounded() } ?? false
        default: false
        }
    }
}
