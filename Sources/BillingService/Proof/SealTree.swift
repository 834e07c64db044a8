/// The trees of hashes of a closed month.
public enum SealTree: Int64, Hashable, Sendable, CaseIterable {
    /// A leaf for each organization: its piece that has all of its items. By the organizations' keys.
    case organizations = 0
    /// A leaf for each organization and space where the organization has several spaces. By the organizations' and spaces' keys.
    case spaces = 1

    /// The word that documents have for it.
    public var name: String {
        switch self {
        case .organizations: "organizations"
        case .spaces: "spaces"
        }
    }

    /// The tree that a word names.
    public init?(name: String) {
        guard let tree = SealTree.allCases.first(where: { $0.name == name }) else { return nil }
        self = tree
    }
}
