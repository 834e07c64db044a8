import Billing
import BillingService
import PostgresClient

/// The tables of seals, and of the keys that have signed them.
enum PostgresSeals {
    private static let columns = "number, month, key_id, statement, signature"

    static func all(on connection: isolated PostgresConnection) async throws -> [Seal] {
        try await connection.query("SELECT \(columns) FROM seals ORDER BY number").map { row in try seal(in: row) }
    }

    static func last(on connection: isolated PostgresConnection) async throws -> Seal? {
        try await connection.query("SELECT \(columns) FROM seals ORDER BY number DESC LIMIT 1").first { row in
            try seal(in: row)
        }
    }

    private static func seal(in row: borrowing PostgresRow) throws -> Seal {
        Seal(
            number: try row.int64(at: 0), month: Month(ordinal: try row.int64(at: 1)), keyID: try row.text(at: 2),
            statement: try row.text(at: 3), signature: try row.bytes(at: 4))
    }

    static func insert(_ seal: Seal, on connection: isolated PostgresConnection) async throws {
        _ = try await connection.query(
            "INSERT INTO seals (\(columns)) VALUES ($1, $2, $3, $4, $5)",
            [
                .int64(seal.number), .int64(seal.month.ordinal), .text(seal.keyID), .text(seal.statement),
                .bytes(seal.signature),
            ])
    }

    /// Oldest first.
    static func keys(on connection: isolated PostgresConnection) async throws -> [SigningKey] {
        try await connection.query(
            "SELECT id, public_key, since, endorsement, acceptance FROM signing_keys ORDER BY number"
        ).map { row in
            SigningKey(
                id: try row.text(at: 0), publicKey: try row.bytes(at: 1), since: try row.int64(at: 2),
                endorsement: try row.isNull(at: 3) ? nil : row.bytes(at: 3),
                acceptance: try row.isNull(at: 4) ? nil : row.bytes(at: 4))
        }
    }

    static func insert(_ key: SigningKey, on connection: isolated PostgresConnection) async throws {
        _ = try await connection.query(
            """
            INSERT INTO signing_keys (number, id, public_key, since, endorsement, acceptance)
            VALUES ((SELECT coalesce(max(number), 0) + 1 FROM signing_keys), $1, $2, $3, $4, $5)
            """,
            [
                .text(key.id), .bytes(key.publicKey), .int64(key.since), .optional(key.endorsement),
                .optional(key.acceptance),
            ])
    }

    static func rotate(
        clock: Instant, on connection: isolated PostgresConnection,
        _ make: @Sendable (SigningKey, Int64) throws(SigningError) -> SigningKey
    ) async throws -> SigningKey {
        let ledger = try await PostgresLedger.lock(on: connection)
        guard let last = try await keys(on: connection).last else { throw StoreError.signing(.noKey) }
        let key: SigningKey
        do throws(SigningError) { key = try make(last, ledger.batch) } catch { throw StoreError.signing(error) }
        try await insert(key, on: connection)
        let next = try await ledger.write(clock: clock, on: connection)
        try await PostgresAudit.append(AuditNote.rotation(to: key), ledger: next, on: connection)
        return key
    }
}
