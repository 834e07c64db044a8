import Billing
import BillingService
import Foundation
import GRDB

/// The table of the audit, and its signed head.
struct SQLiteAudit {
    private let database: Database

    private static let columns = "number, batch, recorded, actor, place, action, detail, hash"

    init(_ database: Database) {
        self.database = database
    }

    func head() throws -> AuditHead { try entries(before: nil, limit: 1).first?.head ?? .none }

    /// Newest first.
    func entries(before number: Int64?, limit: Int) throws -> [AuditEntry] {
        let select = try SQLiteStatement(
            "SELECT \(Self.columns) FROM audit WHERE number < ?1 ORDER BY number DESC LIMIT ?2", on: database)
        select.bind(number ?? .max, at: 1)
        select.bind(Int64(limit), at: 2)
        var entries: [AuditEntry] = []
        while try select.step() {
            entries.append(
                AuditEntry(
                    number: select.integer(at: 0), batch: select.integer(at: 1),
                    recorded: Instant(millisecondsSince1970: select.integer(at: 2)), actor: select.text(at: 3) ?? "",
                    place: select.text(at: 4) ?? "", action: select.text(at: 5) ?? "", detail: select.text(at: 6) ?? "",
                    hash: SealHash(bytes: select.bytes(at: 7)) ?? .zero))
        }
        return entries
    }

    /// Adds what a batch does, and signs the head where the key is at hand.
    func append(_ notes: [AuditNote], ledger: Ledger) throws {
        guard let sealer = notes.last?.origin.sealer else { return }
        for entry in AuditEntry.entries(of: notes, ledger: ledger, after: try head()) {
            try database.execute(
                sql: "INSERT INTO audit (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    entry.number, entry.batch, entry.recorded.millisecondsSince1970, entry.actor, entry.place, entry.action,
                    entry.detail, Data(entry.hash.bytes),
                ])
        }
        try sign(by: sealer)
    }

    /// Signs the head anew, where there is one and the key is at hand.
    func sign(by sealer: any Sealer) throws {
        let head = try head()
        guard head != .none, let signed = SignedAuditHead(head, by: sealer, keys: try SQLiteSeals(database).keys()) else {
            return
        }
        try database.execute(
            sql: "INSERT OR REPLACE INTO audit_head (one, number, hash, key_id, signature) VALUES (1, ?, ?, ?, ?)",
            arguments: [
                head.number, Data(head.hash.bytes), signed.keyID, Data(signed.signature),
            ])
    }

    func signedHead() throws -> SignedAuditHead? {
        let select = try SQLiteStatement("SELECT number, hash, key_id, signature FROM audit_head", on: database)
        return try select.first { row in
            SignedAuditHead(
                head: AuditHead(number: row.integer(at: 0), hash: SealHash(bytes: row.bytes(at: 1)) ?? .zero),
                keyID: row.text(at: 2) ?? "", signature: Array(row.bytes(at: 3)))
        }
    }

    /// What an organization is called.
    func name(of organization: OrganizationKey) throws -> String {
        try String.fetchOne(
            database, sql: "SELECT name FROM organizations WHERE key = ?", arguments: [organization.value]) ?? ""
    }
}
