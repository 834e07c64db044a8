import Billing

/// A field of a price: in JSON, and as a column in CSV.
enum PlanField: Int, JSONField {
    case type
    case plan
    case pricePerUnit
    case validFrom

    var nameBytes: StaticString {
        switch self {
        case .type: "type"
        case .plan: "plan"
        case .pricePerUnit: "price_per_unit"
        case .validFrom: "valid_from"
        }
    }

    init?(name: Bytes) {
        for field in PlanField.allCases where name.equals(field.nameBytes) {
            self = field
            return
        }
        return nil
    }

    var isOptional: Bool { self == .validFrom }

    var jsonTypes: JSONTypes {
        switch self {
        case .type, .plan: .string
        case .pricePerUnit: .number
        case .validFrom: [.string, .null]
        }
    }
}

/// What the texts of the fields say.
extension PlanField {
    static func type(_ text: Bytes) throws(FieldProblem) -> ItemType {
        if text.equals("dyno") { return .dyno }
        if text.equals("addon") { return .addon }
        throw .typeUnknown
    }

    static func plan(_ text: Bytes) throws(FieldProblem) -> String {
        do { try checkName(text) } catch { throw .name(error) }
        for index in 0..<text.count where text[index] == UInt8(ascii: " ") { throw .spaceInside }
        return text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    static func price(_ text: Bytes) throws(FieldProblem) -> Price {
        do { return try Price(parsing: text) } catch { throw .number(error) }
    }

    static func validFrom(_ text: Bytes) throws(FieldProblem) -> Instant {
        do { return try Instant(parsing: text) } catch { throw .time(error) }
    }
}
