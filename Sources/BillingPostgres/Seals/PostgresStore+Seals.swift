public import Billing
public import BillingService
import PostgresClient

/// Seals of closed months.
extension PostgresStore {
    public func seals() async throws(StoreError) -> [Seal] {
        try await statement { connection in try await PostgresSeals.all(on: connection) }
    }

    public func signingKeys() async throws(StoreError) -> [SigningKey] {
        try await statement { connection in try await PostgresSeals.keys(on: connection) }
    }

    public func rotateSigningKey(
        clock: Instant, _ make: @escaping @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) async throws(StoreError) -> SigningKey {
        do {
            return try await write { connection in
                try await PostgresSeals.rotate(clock: clock, on: connection, make)
            }
        } catch {
            throw StoreError(writing: error)
        }
    }

    public func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [SealedLeaf] {
        try await statement { connection in try await PostgresLeaves.leaves(of: pieces, in: month, on: connection) }
    }

    public func leafHashes(of tree: SealTree, in month: Month) async throws(StoreError) -> [SealHash] {
        try await statement { connection in try await PostgresLeaves.hashes(of: tree, in: month, on: connection) }
    }

    public func sealedPieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int
    ) async throws(StoreError) -> [SealedPiece] {
        try await statement { connection in
            try await PostgresLeaves.pieces(of: tree, in: month, from: position, limit: limit, on: connection)
        }
    }

    public func pieceCounts() async throws(StoreError) -> [Month: Int] {
        try await statement { connection in try await PostgresLeaves.pieceCounts(on: connection) }
    }
}
