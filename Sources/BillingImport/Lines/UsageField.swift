/// A field of a usage line.
enum UsageField: Int, CaseIterable {
    case organization
    case space
    /// The app's name: `{"name": …}` in NDJSON.
    case app
    case description
    case type
    case quantity
    case pricePerUnit
    case createdAt
    case deletedAt
    case resource
    case appID

    /// Its name in NDJSON and CSV.
    var name: String { nameBytes.description }

    /// ``name`` as it stands in the program, for the hot path: it makes no object.
    var nameBytes: StaticString {
        switch self {
        case .organization: "organization"
        case .space: "space"
        case .app: "app"
        case .description: "description"
        case .type: "type"
        case .quantity: "quantity"
        case .pricePerUnit: "price_per_unit"
        case .createdAt: "created_at"
        case .deletedAt: "deleted_at"
        case .resource: "resource"
        case .appID: "app_id"
        }
    }

    /// Every name, for a message.
    static let knownNames = allCases.map(\.name).joined(separator: ", ")

    /// The field of a name in UTF-8.
    ///
    /// The length and the first byte leave one candidate.
    @inline(__always)
    init?(name: Bytes) {
        guard !name.isEmpty else { return nil }
        let candidate: UsageField
        switch (name[0], name.count) {
        case (UInt8(ascii: "o"), 12): candidate = .organization
        case (UInt8(ascii: "s"), 5): candidate = .space
        case (UInt8(ascii: "a"), 3): candidate = .app
        case (UInt8(ascii: "d"), 11): candidate = .description
        case (UInt8(ascii: "t"), 4): candidate = .type
        case (UInt8(ascii: "q"), 8): candidate = .quantity
        case (UInt8(ascii: "p"), 14): candidate = .pricePerUnit
        case (UInt8(ascii: "c"), 10): candidate = .createdAt
        case (UInt8(ascii: "d"), 10): candidate = .deletedAt
        case (UInt8(ascii: "r"), 8): candidate = .resource
        case (UInt8(ascii: "a"), 6): candidate = .appID
        default: return nil
        }
        guard name.equals(candidate.nameBytes) else { return nil }
        self = candidate
    }

    /// Whether a line may leave it out.
    var isOptional: Bool { self == .resource || self == .appID }

    /// What JSON writes it as.
    var jsonTypes: JSONTypes {
        switch self {
        case .organization, .space, .description, .type, .createdAt: .string
        case .app: .object
        case .quantity, .pricePerUnit: .number
        case .deletedAt, .resource, .appID: [.string, .null]
        }
    }
}
