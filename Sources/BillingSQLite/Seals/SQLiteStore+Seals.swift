public import Billing
public import BillingService
import GRDB

/// Seals of closed months.
extension SQLiteStore {
    public func seals() async throws(StoreError) -> [Seal] {
        try await read { database in try SQLiteSeals(database).all() }
    }

    public func signingKeys() async throws(StoreError) -> [SigningKey] {
        try await read { database in try SQLiteSeals(database).keys() }
    }

    public func rotateSigningKey(
        clock: Instant, _ make: @escaping @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) async throws(StoreError) -> SigningKey {
        let origin = AuditOrigin.current
        return try await writeBatch { database, tables in
            let seals = SQLiteSeals(database)
            guard let last = try seals.keys().last else { throw StoreError.signing(.noKey) }
            let (ledger, lastSequence) = try tables.ledger.read()
            let next = ledger.next(clock: clock)
            let key: SigningKey
            do throws(SigningError) { key = try make(last, next.batch) } catch { throw StoreError.signing(error) }
            try seals.insert(key)
            try tables.ledger.write(next, lastSequence: lastSequence)
            tables.keep(from: ledger, to: next)
            try Self.audit(AuditOrigin.$current.withValue(origin) { AuditNote.rotation(to: key) }, database, tables)
            return key
        }
    }

    public func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) async throws(StoreError) -> [SealedLeaf] {
        try await read { database in try SQLiteSeals(database).leaves(of: pieces, in: month) }
    }

    public func leafHashes(of tree: SealTree, in month: Month) async throws(StoreError) -> [SealHash] {
        try await read { database in try SQLiteSeals(database).hashes(of: tree, in: month) }
    }

    public func sealedPieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int
    ) async throws(StoreError) -> [SealedPiece] {
        try await read { database in
            try SQLiteSeals(database).pieces(of: tree, in: month, from: position, limit: limit)
        }
    }

    public func pieceCounts() async throws(StoreError) -> [Month: Int] {
        try await read { database in try SQLiteSeals(database).pieceCounts() }
    }
}
