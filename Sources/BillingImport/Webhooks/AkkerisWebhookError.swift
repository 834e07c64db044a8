public import Billing

/// Why a webhook that should carry usage can't be used.
public enum AkkerisWebhookError: Error, Hashable, Sendable {
    case notJSON
    case fieldMissing(field: String)
    /// - Parameter wanted: such as "a string".
    case wrongType(field: String, wanted: String)
    case name(field: String, NameError)
    /// A size, a process type or a plan, which an item's description is made of, has a space.
    case spaceInside(field: String)
    case quantityRange(field: String)
    case time(field: String, InstantError)
    /// Dynos were deleted, and which is not said.
    case processNotTold(field: String)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .notJSON: "not_json"
        case .fieldMissing: "field_missing"
        case .wrongType: "wrong_type"
        case .name, .spaceInside: "bad_name"
        case .quantityRange: "bad_number"
        case .time: "bad_time"
        case .processNotTold: "process_not_told"
        }
    }

    /// Where in the body it is wrong, such as `changes[0].size`; nil where all of it is.
    public var field: String? {
        switch self {
        case .notJSON: nil
        case .fieldMissing(let field), .wrongType(let field, _), .name(let field, _), .spaceInside(let field),
            .quantityRange(let field), .time(let field, _), .processNotTold(let field):
            field
        }
    }

    /// What is wrong and what to do, as the end of a sentence that began with the field's name where there is one.
    public var message: String {
        switch self {
        case .notJSON: "The body is not one JSON object."
        case .fieldMissing: "is missing"
        case .wrongType(_, let wanted): "must be \(wanted)"
        case .name(_, let error): error.message
        case .spaceInside: "must not contain spaces, which separate the parts of an item's description"
        case .quantityRange: "must be from 0 to \(Quantity.maximum.count)"
        case .time(_, let error): error.message
        case .processNotTold:
            "is missing: the controller does not tell which process type was deleted, so its dynos are billed on; "
                + "send a usage.ended event for it"
        }
    }
}

extension AkkerisWebhookError {
    /// What a decoder found wrong.
    init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            self = .notJSON
            return
        }
        switch error {
        case .keyNotFound(let key, let context): self = .fieldMissing(field: Self.field(context.codingPath + [key]))
        case .valueNotFound(_, let context) where !context.codingPath.isEmpty:
            self = .fieldMissing(field: Self.field(context.codingPath))
        case .typeMismatch(let type, let context) where !context.codingPath.isEmpty:
            self = .wrongType(field: Self.field(context.codingPath), wanted: Self.noun(of: type))
        default: self = .notJSON
        }
    }

    /// A path as one writes it: `changes[0].plan.name`.
    private static func field(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { field, key in
            if let index = key.intValue {
                field += "[\(index)]"
            } else {
                field += (field.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }

    private static func noun(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Int64.Type: "a whole number"
        case is [Any].Type: "a list"
        default: "an object"
        }
    }
}
