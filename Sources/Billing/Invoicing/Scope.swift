/// Whose usage an invoice is about.
public enum Scope: Hashable, Sendable {
    case account
    /// An organization by its id or name.
    case organization(String)
    /// A space by its id or name.
    case space(String)
}

extension Scope: CustomStringConvertible {
    /// For messages to people: `organization akkeris`.
    public var description: String {
        switch self {
        case .account: "the account"
        case .organization(let name): "organization \(name)"
        case .space(let name): "space \(name)"
        }
    }
}
