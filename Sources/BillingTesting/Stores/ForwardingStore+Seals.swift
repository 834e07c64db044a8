public import Billing
public import BillingService

extension ForwardingStore {
    public func seals() async throws(StoreError) -> [Seal] {
        try await base.seals()
    }

    public func signingKeys() async throws(StoreError) -> [SigningKey] {
        try await base.signingKeys()
    }

    public func rotateSigningKey(
        clock: Instant, _ make: @escaping @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) async throws(StoreError) -> SigningKey {
        try await base.rotateSigningKey(clock: clock, make)
    }

    public func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [SealedLeaf] {
        try await base.leaves(of: pieces, in: month)
    }

    public func leafHashes(of tree: SealTree, in month: Month) async throws(StoreError) -> [SealHash] {
        try await base.leafHashes(of: tree, in: month)
    }

    public func sealedPieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int
    ) async throws(StoreError) -> [SealedPiece] {
        try await base.sealedPieces(of: tree, in: month, from: position, limit: limit)
    }

    public func pieceCounts() async throws(StoreError) -> [Month: Int] {
        try await base.pieceCounts()
    }

    public func audit(before number: Int64?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await base.audit(before: number, limit: limit)
    }

    public func auditHead() async throws(StoreError) -> SignedAuditHead? {
        try await base.auditHead()
    }
}
