/// A field of a payment.
enum PaymentField: Int, JSONField {
    case amount
    case reference
    case idempotencyKey

    var nameBytes: StaticString {
        switch self {
        case .amount: "amount"
        case .reference: "reference"
        case .idempotencyKey: "idempotency_key"
        }
    }

    init?(name: Bytes) {
        for field in PaymentField.allCases where name.equals(field.nameBytes) {
            self = field
            return
        }
        return nil
    }

    var jsonTypes: JSONTypes {
        switch self {
        case .amount: .number
        case .reference, .idempotencyKey: [.string, .null]
        }
    }
}
