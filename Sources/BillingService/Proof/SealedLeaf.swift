public import Billing

/// A leaf of a closed month's trees.
public struct SealedLeaf: Hashable, Sendable {
    public var tree: SealTree
    /// From 0.
    public var position: Int
    public var organization: OrganizationKey
    /// As its piece has it.
    public var space: SpaceKey?
    /// What ``LeafHeader`` writes.
    public var header: String
    /// The hash of the header and the piece's items.
    public var hash: SealHash

    public init(
        tree: SealTree, position: Int, organization: OrganizationKey, space: SpaceKey?, header: String, hash: SealHash
    ) {
        self.tree = tree
        self.position = position
        self.organization = organization
        self.space = space
        self.header = header
        self.hash = hash
    }
}
