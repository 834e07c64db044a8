import Billing
import BillingService
import PostgresClient

/// The table of the audit, and its signed head.
enum PostgresAudit {
    private static let columns = "number, batch, recorded, actor, place, action, detail, hash"

    static func head(on connection: isolated PostgresConnection) async throws -> AuditHead {
        try await entries(before: nil, limit: 1, on: connection).first?.head ?? .none
    }

    /// Newest first.
    static func entries(
        before number: Int64?, limit: Int, on connection: isolated PostgresConnection
    ) async throws -> [AuditEntry] {
        try await connection.query(
            "SELECT \(columns) FROM audit WHERE number < $1 ORDER BY number DESC LIMIT $2",
            [.int64(number ?? .max), .int64(Int64(limit))]
        ).map { row in
            AuditEntry(
                number: try row.int64(at: 0), batch: try row.int64(at: 1),
                recorded: Instant(millisecondsSince1970: try row.int64(at: 2)), actor: try row.text(at: 3),
                place: try row.text(at: 4), action: try row.text(at: 5), detail: try row.text(at: 6),
                hash: SealHash(bytes: try row.bytes(at: 7)) ?? .zero)
        }
    }

    /// Adds what a batch does, and signs the head where the key is at hand.
    static func append(
        _ notes: [AuditNote], ledger: Ledger, on connection: isolated PostgresConnection
    ) async throws {
        guard let sealer = notes.last?.origin.sealer else { return }
        for entry in AuditEntry.entries(of: notes, ledger: ledger, after: try await head(on: connection)) {
            _ = try await connection.query(
                "INSERT INTO audit (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                [
                    .int64(entry.number), .int64(entry.batch), .int64(entry.recorded.millisecondsSince1970),
                    .text(entry.actor), .text(entry.place), .text(entry.action), .text(entry.detail),
                    .bytes(entry.hash.bytes),
                ])
        }
        try await sign(by: sealer, on: connection)
    }

    /// Signs the head anew, where there is one and the key is at hand.
    static func sign(by sealer: any Sealer, on connection: isolated PostgresConnection) async throws {
        let head = try await head(on: connection)
        let keys = try await PostgresSeals.keys(on: connection)
        guard head != .none, let signed = SignedAuditHead(head, by: sealer, keys: keys) else { return }
        _ = try await connection.query(
            """
            INSERT INTO audit_head (one, number, hash, key_id, signature) VALUES (1, $1, $2, $3, $4)
            ON CONFLICT (one) DO UPDATE SET number = $1, hash = $2, key_id = $3, signature = $4
            """,
            [.int64(head.number), .bytes(head.hash.bytes), .text(signed.keyID), .bytes(signed.signature)])
    }

    static func signedHead(on connection: isolated PostgresConnection) async throws -> SignedAuditHead? {
        try await connection.query("SELECT number, hash, key_id, signature FROM audit_head").first { row in
            SignedAuditHead(
                head: AuditHead(
                    number: try row.int64(at: 0), hash: SealHash(bytes: try row.bytes(at: 1)) ?? .zero),
                keyID: try row.text(at: 2), signature: try row.bytes(at: 3))
        }
    }

    /// What an organization is called.
    static func name(of organization: OrganizationKey, on connection: isolated PostgresConnection) async throws -> String {
        try await connection.query("SELECT name FROM organizations WHERE key = $1", [.int64(organization.value)]).first {
            row in try row.text(at: 0)
        } ?? ""
    }
}
