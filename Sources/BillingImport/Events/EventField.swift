/// A field of a usage event's data.
enum EventField: Int, JSONField {
    case organization
    case organizationID
    case space
    case spaceID
    case app
    case appID
    case type
    case resource
    case plan
    case quantity
    case pricePerUnit
    case source
    case id

    var nameBytes: StaticString {
        switch self {
        case .organization: "organization"
        case .organizationID: "organization_id"
        case .space: "space"
        case .spaceID: "space_id"
        case .app: "app"
        case .appID: "app_id"
        case .type: "type"
        case .resource: "resource"
        case .plan: "plan"
        case .quantity: "quantity"
        case .pricePerUnit: "price_per_unit"
        case .source: "source"
        case .id: "id"
        }
    }

    /// The length and the first byte leave one candidate.
    @inline(__always)
    init?(name: Bytes) {
        guard !name.isEmpty else { return nil }
        let candidate: EventField
        switch (name[0], name.count) {
        case (UInt8(ascii: "o"), 12): candidate = .organization
        case (UInt8(ascii: "o"), 15): candidate = .organizationID
        case (UInt8(ascii: "s"), 5): candidate = .space
        case (UInt8(ascii: "s"), 8): candidate = .spaceID
        case (UInt8(ascii: "a"), 3): candidate = .app
        case (UInt8(ascii: "a"), 6): candidate = .appID
        case (UInt8(ascii: "t"), 4): candidate = .type
        case (UInt8(ascii: "r"), 8): candidate = .resource
        case (UInt8(ascii: "p"), 4): candidate = .plan
        case (UInt8(ascii: "q"), 8): candidate = .quantity
        case (UInt8(ascii: "p"), 14): candidate = .pricePerUnit
        case (UInt8(ascii: "s"), 6): candidate = .source
        case (UInt8(ascii: "i"), 2): candidate = .id
        default: return nil
        }
        guard name.equals(candidate.nameBytes) else { return nil }
        self = candidate
    }

    /// Null is the same as nothing, where a kind of event may leave the field out.
    var jsonTypes: JSONTypes {
        switch self {
        case .type, .resource, .plan, .id: .string
        case .quantity: .number
        case .pricePerUnit: [.number, .null]
        case .organization, .organizationID, .space, .spaceID, .app, .appID, .source: [.string, .null]
        }
    }
}
