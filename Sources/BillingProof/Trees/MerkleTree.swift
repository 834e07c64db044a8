public import Billing

/// Trees of hashes as RFC 9162, section 2.1, has them.
public enum MerkleTree {
    /// The root over some leaves; of none, the hash of nothing.
    public static func root(of leaves: [SealHash]) -> SealHash {
        guard !leaves.isEmpty else { return ProofHash.of([]) }
        var level = leaves
        while level.count > 1 { level = above(level) }
        return level[0]
    }

    /// The hashes that a leaf needs to find the root: from the bottom to the top.
    public static func path(to position: Int, in leaves: [SealHash]) -> [SealHash] {
        var path: [SealHash] = []
        var (level, index) = (leaves, position)
        while level.count > 1 {
            let sibling = index ^ 1
            if sibling < level.count { path.append(level[sibling]) }
            level = above(level)
            index /= 2
        }
        return path
    }

    /// The root that a leaf and its path lead to; nil where the path is not one of a tree of that size.
    public static func root(from leaf: SealHash, at position: Int, of count: Int, path: [SealHash]) -> SealHash? {
        guard position >= 0, position < count else { return nil }
        var hash = leaf
        var (index, last) = (position, count - 1)
        var rest = path[...]
        while last > 0 {
            if index & 1 == 1 || index < last {
                guard let sibling = rest.popFirst() else { return nil }
                hash = index & 1 == 1 ? ProofHash.node(sibling, hash) : ProofHash.node(hash, sibling)
            }
            index /= 2
            last /= 2
        }
        return rest.isEmpty ? hash : nil
    }

    /// The next level; a node without a neighbour goes up as it is.
    private static func above(_ level: [SealHash]) -> [SealHash] {
        stride(from: 0, to: level.count, by: 2).map { index in
            index + 1 < level.count ? ProofHash.node(level[index], level[index + 1]) : level[index]
        }
    }
}
