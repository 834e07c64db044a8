/// Whose usage an invoice is about, by what an organization or a space is known by.
enum ReferenceScope: Hashable, Sendable {
    case account
    case organization(ReferenceIdentity)
    case space(ReferenceIdentity)

    func contains(_ span: ReferenceSpan) -> Bool {
        switch self {
        case .account: true
        case .organization(let identity): span.organization.identity == identity
        case .space(let identity): span.space.identity == identity
        }
    }
}
