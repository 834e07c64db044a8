public import Billing

/// A scope as a database's tables know it.
public enum ScopeKey: Hashable, Sendable {
    case account
    case organization(Int64)
    case space(Int64)

    /// The key of the organization or space; nil for the account, which has none.
    public var value: Int64? {
        switch self {
        case .account: nil
        case .organization(let key), .space(let key): key
        }
    }
}

extension ScopeKey {
    /// Whether what runs at a place is of the scope.
    public func contains(_ place: Place) -> Bool {
        switch self {
        case .account: true
        case .organization(let key): place.organization.value == key
        case .space(let key): place.space.value == key
        }
    }
}
