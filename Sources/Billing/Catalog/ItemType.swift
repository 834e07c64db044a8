/// What kind of resource is billed.
public enum ItemType: UInt8, Sendable, CaseIterable {
    case dyno = 0
    case addon = 1

    /// The word in usage lines and invoices.
    public var name: String {
        switch self {
        case .dyno: "dyno"
        case .addon: "addon"
        }
    }

    public init?(name: String) {
        guard let type = ItemType.allCases.first(where: { $0.name == name }) else { return nil }
        self = type
    }
}
