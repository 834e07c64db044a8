import Billing

/// The page of a list of organizations, spaces or apps.
public struct DirectoryPage: Page {
    public enum Kind: Sendable {
        case organizations
        case spaces
        case apps
    }

    public struct Entry: Hashable, Sendable {
        let name: String
        /// The path of its invoices; nil where there are none to see.
        let invoices: String?
        let id: String?
        let organization: PageLink?
        let space: PageLink?

        public init(
            name: String, invoices: String?, id: String?, organization: PageLink? = nil, space: PageLink? = nil
        ) {
            self.name = name
            self.invoices = invoices
            self.id = id
            self.organization = organization
            self.space = space
        }
    }

    public let title: String
    public let section: PageSection?
    /// One of what is listed, and several, in the middle of a sentence.
    let one: String
    let many: String
    /// The path of the whole list.
    let path: String
    let search: String
    /// Nil where nothing is searched for.
    let sought: String?
    let entries: [Entry]
    let hasEntries: Bool
    let hasIDs: Bool
    let areApps: Bool
    /// Whether nothing was found by what was searched for; where there is nothing at all, ``isEmpty``.
    let isNothingFound: Bool
    let isEmpty: Bool
    /// The first part's path, on all others.
    let first: String?
    let next: String?
    let hasWays: Bool

    /// - Parameters:
    ///   - search: what was searched for, as it was given; empty for all.
    ///   - isFirst: whether the list begins with these entries.
    ///   - next: the path of the next part.
    public init(_ kind: Kind, entries: [Entry], search: String = "", isFirst: Bool = true, next: String? = nil) {
        let listSection: PageSection =
            switch kind {
            case .organizations: .organizations
            case .spaces: .spaces
            case .apps: .apps
            }
        section = listSection
        title = listSection.name
        path = listSection.path
        many = title.lowercased()
        one = String(many.dropLast())
        self.search = search
        sought = search.isEmpty ? nil : search
        self.entries = entries
        hasEntries = !entries.isEmpty
        hasIDs = entries.contains { $0.id != nil }
        areApps = kind == .apps
        isNothingFound = entries.isEmpty && !(search.isEmpty && isFirst)
        isEmpty = entries.isEmpty && !isNothingFound
        first = isFirst ? nil : search.isEmpty ? path : "\(path)?q=\(pathSegment(of: search))"
        self.next = next
        hasWays = first != nil || next != nil
    }
}
