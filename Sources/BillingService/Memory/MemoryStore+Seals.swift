public import Billing

/// Seals of closed months.
extension MemoryStore {
    /// Seals a month that is being closed, after those that were closed before there were seals.
    func seal(_ closing: Closing, with sealer: any Sealer, in next: inout MemoryState) throws(SigningError) {
        let signer = try sealer.signer(for: next.signingKeys)
        if next.signingKeys.isEmpty {
            next.signingKeys.append(SigningKey(id: signer.keyID, publicKey: signer.publicKey, since: closing.batch))
        }
        let earlier = next.seals.isEmpty ? next.closed.closings.filter { $0.batch < closing.batch } : []
        for month in earlier.sorted(by: { $0.batch < $1.batch }) + [closing] {
            var builder = SealBuilder(sealer, month: month.month)
            for piece in next.pieces[month.month] ?? [] {
                let credits = next.usedCredits[month.month]?[piece.organization] ?? .zero
                let space = piece.space.map { next.named($0.value, in: next.spaces) }
                next.leaves[month.month, default: []].append(builder.add(piece, credits: credits, space: space))
            }
            next.seals.append(
                try builder.seal(
                    of: month, sealed: closing.recorded, number: Int64(next.seals.count) + 1,
                    previous: next.seals.last.map { sealer.hash($0.statement) } ?? .zero,
                    audit: next.audit.last?.head ?? .none, signer: signer))
        }
        if let last = next.audit.last { next.auditHead = SignedAuditHead(last.head, by: sealer, keys: next.signingKeys) }
    }

    public func seals() -> [Seal] { state.seals }

    public func signingKeys() -> [SigningKey] { state.signingKeys }

    public func rotateSigningKey(
        clock: Instant, _ make: @escaping @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) throws(StoreError) -> SigningKey {
        guard let last = state.signingKeys.last else { throw .signing(.noKey) }
        var next = state
        let key: SigningKey
        do throws(SigningError) { key = try make(last, state.ledger.next(clock: clock).batch) } catch { throw .signing(error) }
        next.signingKeys.append(key)
        note(AuditNote.rotation(to: key), in: &next, clock: clock)
        commit(next, clock: clock)
        return key
    }

    public func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) -> [SealedLeaf] {
        pieces.compactMap { piece in
            state.leaves[month]?.first { $0.organization == piece.organization && $0.space == piece.space }
        }
    }

    public func leafHashes(of tree: SealTree, in month: Month) -> [SealHash] {
        (state.leaves[month] ?? []).filter { $0.tree == tree }.map(\.hash)
    }

    public func sealedPieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int
    ) -> [SealedPiece] {
        (state.leaves[month] ?? []).filter { $0.tree == tree }.dropFirst(position).prefix(limit).map { leaf in
            let piece = state.pieces[month]?.first { $0.organization == leaf.organization && $0.space == leaf.space }
            let credits = tree == .organizations ? state.usedCredits[month]?[leaf.organization] : nil
            return SealedPiece(leaf: leaf, piece: piece, credits: credits ?? .zero, length: piece?.content.count ?? 0)
        }
    }

    public func pieceCounts() -> [Month: Int] {
        state.pieces.mapValues(\.count).filter { $0.value > 0 }
    }
}
