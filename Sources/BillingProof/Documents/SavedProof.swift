public import Billing
public import BillingExport
public import BillingService

/// An invoice and its seal, both saved: checked without a database.
public struct SavedProof: Sendable {
    /// What was signed.
    public let statement: SealStatement
    /// The same as text.
    public let statementText: String
    /// Whose invoice it is, for a person.
    public let owner: String
    public let totals: InvoiceTotals
    public let itemCount: Int
    /// The leaves, by the order of the items.
    public let headers: [LeafHeader]

    /// - Parameter trusted: the public key that the one who checks was given; nil to take that of the seal.
    public init(_ invoice: SavedInvoice, seal: ShownSeal, trusted: [UInt8]? = nil) throws(ProofFailure) {
        let chain = try KeyChain(seal.keys.map(\.signingKey), trusted: trusted)
        let statement = try chain.check(seal.statement, keyID: seal.keyID, signature: seal.signature)
        guard seal.month == statement.closing.month else { throw .sealForm("month") }
        var headers: [LeafHeader] = []
        for leaf in seal.leaves {
            guard let header = LeafHeader(parsing: leaf.header), header.month == statement.closing.month else {
                throw .sealForm("leaves")
            }
            headers.append(header)
        }
        let scope = try SavedProof.scope(of: seal, headers: headers, statement: statement)
        try SavedProof.checkLeaves(of: seal, headers: headers, statement: statement, items: invoice.items)
        let rules = statement.closing.rules
        let rated = RatedTotals(of: headers.map(\.totals.rated), by: rules.proration)
        var credits = headers.reduce(Money.zero) { $0 + $1.totals.credits }
        var owner = scope.owner
        // A space's invoice shows charges alone, also where the space is its organization's only one.
        if scope.isSpace || invoice.fields["credits_total"] == "0", let header = headers.first, header.space != nil,
            credits > .zero
        {
            credits = .zero
            owner = header.owner
        }
        let totals = InvoiceTotals(rated: rated, credits: credits)
        try invoice.check(totals, month: seal.month, currency: rules.currency)
        (self.statement, statementText, self.owner, self.totals) = (statement, seal.statement, owner, totals)
        itemCount = headers.reduce(0) { $0 + $1.itemCount }
        self.headers = headers
    }

    /// Checks that this invoice is a part of another one: that both were sealed by one statement.
    public func checkIsPart(of whole: SavedProof) throws(ProofFailure) {
        guard statementText.utf8.elementsEqual(whole.statementText.utf8) else { throw .otherStatement }
    }

    /// Whose invoice the leaves are of.
    private static func scope(
        of seal: ShownSeal, headers: [LeafHeader], statement: SealStatement
    ) throws(ProofFailure) -> (owner: String, isSpace: Bool) {
        let leaves = seal.leaves
        if leaves.allSatisfy({ $0.path == nil }) {
            guard leaves.allSatisfy({ $0.tree == SealTree.organizations.name }),
                Set(leaves.map(\.index)) == Set(0..<statement.organizations.count), leaves.count == statement.organizations.count
            else { throw .documentOwner }
            return ("the account", false)
        }
        if leaves.count == 1, leaves[0].tree == SealTree.organizations.name {
            return ("organization \"\(headers[0].organization.name)\"", false)
        }
        guard let first = headers.first, let space = first.spaceKey, headers.allSatisfy({ $0.spaceKey == space }),
            Set(headers.map(\.organizationKey)).count == headers.count
        else { throw .documentOwner }
        if headers.count == 1 { return (first.owner, true) }
        return ("space \"\(first.space?.name ?? "")\" of \(headers.count) organizations", true)
    }

    /// Checks that the items and the headers lead to the sealed roots.
    private static func checkLeaves(
        of seal: ShownSeal, headers: [LeafHeader], statement: SealStatement, items: ArraySlice<UInt8>
    ) throws(ProofFailure) {
        let lengths = headers.map(\.length).filter { $0 > 0 }
        guard lengths.allSatisfy({ $0 <= items.count }),
            items.count == lengths.reduce(max(0, lengths.count - 1), { $0 + $1 })
        else { throw .documentLength }
        var rest = items
        var hashes: [SealHash] = []
        for (index, header) in headers.enumerated() {
            if index > 0, header.length > 0, rest.startIndex > items.startIndex {
                guard rest.popFirst() == UInt8(ascii: ",") else { throw .documentItems(header.owner) }
            }
            let part = rest.prefix(header.length)
            rest = rest.dropFirst(header.length)
            hashes.append(part.withUnsafeBytes { ProofHash.leaf(header: seal.leaves[index].header, content: $0) })
        }
        for (index, leaf) in seal.leaves.enumerated() {
            guard let path = leaf.path else { continue }
            guard let tree = SealTree(name: leaf.tree) else { throw .sealForm("leaves") }
            let siblings = path.compactMap { SealHash(hex: $0) }
            let sealed = statement.tree(tree)
            guard siblings.count == path.count else { throw .path(headers[index].owner) }
            guard
                MerkleTree.root(from: hashes[index], at: leaf.index, of: sealed.count, path: siblings) == sealed.root
            else { throw .documentItems(headers[index].owner) }
        }
        if seal.leaves.allSatisfy({ $0.path == nil }) {
            var ordered = [SealHash](repeating: .zero, count: hashes.count)
            for (leaf, hash) in zip(seal.leaves, hashes) { ordered[leaf.index] = hash }
            guard MerkleTree.root(of: ordered) == statement.organizations.root else { throw .documentItems("the account") }
        }
    }
}
