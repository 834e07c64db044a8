/// Whose usage an invoice is about.
public enum Scope: Hashable, Sendable {
    case account
    /// An organization by its id or name.
    case organization(String)
    /// A space by its id or name.
    case space(String)
}

extension Scope {
    /// The same scope called by its name, to be shown to people: what stands for it in a path may be an id, and stays that.
    ///
    /// - Parameter name: nil where it is not known; the account has none.
    public func named(_ name: String?) -> Scope {
        guard let name else { return self }
        return switch self {
        case .account: self
        case .organization: .organization(name)
        case .space: .space(name)
        }
    }
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
