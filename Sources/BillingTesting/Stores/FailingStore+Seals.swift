public import Billing
public import BillingService

extension FailingStore {
    public func seals() async throws(StoreError) -> [Seal] {
        throw error
    }

    public func signingKeys() async throws(StoreError) -> [SigningKey] {
        throw error
    }

    public func rotateSigningKey(
        clock: Instant, _ make: @escaping @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) async throws(StoreError) -> SigningKey {
        throw error
    }

    public func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [SealedLeaf] {
        throw error
    }

    public func leafHashes(of tree: SealTree, in month: Month) async throws(StoreError) -> [SealHash] {
        throw error
    }

    public func sealedPieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int
    ) async throws(StoreError) -> [SealedPiece] {
        throw error
    }

    public func pieceCounts() async throws(StoreError) -> [Month: Int] {
        throw error
    }

    public func audit(before number: Int64?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        throw error
    }

    public func auditHead() async throws(StoreError) -> SignedAuditHead? {
        throw error
    }
}
