import Billing
import BillingService

/// A stored piece compared with its leaf: first what stands beside the items, so that a failure can name it, then all of it.
struct PieceCheck {
    let header: LeafHeader

    init(_ sealed: SealedPiece, month: Month, position: Int) throws(ProofFailure) {
        let leaf = sealed.leaf
        guard let header = LeafHeader(parsing: leaf.header), leaf.position == position, header.month == month,
            header.organizationKey == leaf.organization, header.spaceKey == leaf.space
        else { throw .leafForm(month, tree: leaf.tree, position: position) }
        guard let piece = sealed.piece else { throw .pieceMissing(month, owner: header.owner) }
        let resources = piece.resources.map { $0.value.bigEndian }.withUnsafeBytes { ProofHash.of($0) }
        let found = LeafHeader(piece, month: month, credits: sealed.credits, space: header.space, resources: resources)
        let (rated, wanted) = (found.totals.rated, header.totals.rated)
        let fields: [(String, Bool)] = [
            ("the name of the organization", found.organization.name.utf8.elementsEqual(header.organization.name.utf8)),
            ("the id of the organization", Self.isSame(found.organization.id, header.organization.id)),
            ("the sum of dynos", rated.dynos == wanted.dynos), ("the sum of add-ons", rated.addons == wanted.addons),
            ("the sum of databases", rated.databases == wanted.databases),
            ("the sum of credits", found.totals.credits == header.totals.credits),
            ("the number of dyno units", rated.dynoUnits == wanted.dynoUnits),
            ("the dyno unit sum", rated.dynoUnitSum == wanted.dynoUnitSum),
            ("the number of items", found.itemCount == header.itemCount),
            ("the length of its items", sealed.length == header.length),
            ("the resources of its items", found.resources == header.resources),
            ("whether it has all items of the organization", piece.isWhole == (leaf.tree == .organizations)),
            ("what is stored twice of its sums", sealed.isConsistent),
        ]
        for (name, isSame) in fields where !isSame { throw .piece(month, owner: header.owner, field: name) }
        let hash = piece.content.withUnsafeBytes { ProofHash.leaf(header: leaf.header, content: $0) }
        guard hash == leaf.hash else { throw .items(month, owner: header.owner) }
        self.header = header
    }

    private static func isSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }
}
