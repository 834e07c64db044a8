public import Billing

/// The leaves of a month on their way into a seal: piece by piece, in the order of their organizations' and spaces' keys.
public struct SealBuilder: Sendable {
    private let sealer: any Sealer
    private let month: Month
    private var hashes: [SealTree: [SealHash]] = [:]
    private var totals = InvoiceTotals(rated: RatedTotals())
    private var itemCount: Int64 = 0

    public init(_ sealer: any Sealer, month: Month) {
        self.sealer = sealer
        self.month = month
    }

    /// Adds the next piece.
    ///
    /// - Parameters:
    ///   - credits: what the organization's invoice uses of its credits.
    ///   - space: what the piece's space is called.
    public mutating func add(_ piece: ClosedPiece, credits: Money, space: Named?) -> SealedLeaf {
        let header = LeafHeader(
            piece, month: month, credits: credits, space: space, resources: SealBuilder.hash(of: piece.resources, by: sealer))
        let tree: SealTree = piece.isWhole ? .organizations : .spaces
        let text = header.text
        let hash = sealer.leafHash(header: text, content: piece.content)
        if piece.isWhole {
            totals.rated.add(piece.totals)
            totals.credits += credits
            itemCount += Int64(piece.itemCount)
        }
        hashes[tree, default: []].append(hash)
        return SealedLeaf(
            tree: tree, position: (hashes[tree]?.count ?? 1) - 1, organization: piece.organization, space: piece.space,
            header: text, hash: hash)
    }

    /// The hash of the keys of some resources, 8 bytes each, big-endian.
    public static func hash(of resources: [ResourceKey], by sealer: any Sealer) -> SealHash {
        let bytes = resources.map { $0.value.bigEndian }
        return bytes.withUnsafeBytes { sealer.hash($0) }
    }

    /// The seal over all pieces that were added.
    public func seal(
        of closing: Closing, sealed: Instant, number: Int64, previous: SealHash, audit: AuditHead,
        signer: any Signer
    ) throws(SigningError) -> Seal {
        func tree(_ tree: SealTree) -> SealStatement.Tree {
            let leaves = hashes[tree] ?? []
            return SealStatement.Tree(count: leaves.count, root: sealer.root(of: leaves))
        }
        let statement = SealStatement(
            number: number, closing: closing, sealed: sealed, organizations: tree(.organizations), spaces: tree(.spaces),
            totals: totals, previous: previous, audit: audit, keyID: signer.keyID)
        let text = statement.text
        return Seal(
            number: number, month: closing.month, keyID: signer.keyID, statement: text,
            signature: try signer.signature(of: text))
    }
}

extension RatedTotals {
    /// Adds the sums of a part; hours are left alone.
    fileprivate mutating func add(_ part: RatedTotals) {
        dynos += part.dynos
        addons += part.addons
        databases += part.databases
        dynoUnits += part.dynoUnits
        dynoUnitSum += part.dynoUnitSum
    }
}
