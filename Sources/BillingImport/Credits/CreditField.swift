/// A field of a credit that is to be granted.
enum CreditField: Int, JSONField {
    case amount
    case reason
    case validFrom
    case validUntil
    case idempotencyKey

    var nameBytes: StaticString {
        switch self {
        case .amount: "amount"
        case .reason: "reason"
        case .validFrom: "valid_from"
        case .validUntil: "valid_until"
        case .idempotencyKey: "idempotency_key"
        }
    }

    init?(name: Bytes) {
        for field in CreditField.allCases where name.equals(field.nameBytes) {
            self = field
            return
        }
        return nil
    }

    var jsonTypes: JSONTypes {
        switch self {
        case .amount: .number
        case .reason: .string
        case .validFrom, .validUntil, .idempotencyKey: [.string, .null]
        }
    }
}
