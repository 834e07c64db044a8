import Billing
import BillingService
import Foundation
import GRDB

/// The tables of seals, of the keys that have signed them, and of leaves.
struct SQLiteSeals {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    // MARK: Seals and keys

    func all() throws -> [Seal] {
        let select = try SQLiteStatement(
            "SELECT number, month, key_id, statement, signature FROM seals ORDER BY number", on: database)
        var seals: [Seal] = []
        while try select.step() {
            seals.append(
                Seal(
                    number: select.integer(at: 0), month: Month(ordinal: select.integer(at: 1)),
                    keyID: select.text(at: 2) ?? "", statement: select.text(at: 3) ?? "",
                    signature: Array(select.bytes(at: 4))))
        }
        return seals
    }

    func insert(_ seal: Seal) throws {
        let insert = try SQLiteStatement(
            "INSERT INTO seals (number, month, key_id, statement, signature) VALUES (?1, ?2, ?3, ?4, ?5)", on: database)
        insert.bind(seal.number, at: 1)
        insert.bind(seal.month.ordinal, at: 2)
        insert.bind(copy: seal.keyID, at: 3)
        insert.bind(copy: seal.statement, at: 4)
        try seal.signature.withUnsafeBytes { signature in
            insert.bind(blob: signature, at: 5)
            try insert.run()
        }
    }

    /// Oldest first.
    func keys() throws -> [SigningKey] {
        let select = try SQLiteStatement(
            "SELECT id, public_key, since, endorsement, acceptance FROM signing_keys ORDER BY number", on: database)
        var keys: [SigningKey] = []
        while try select.step() {
            func blob(_ column: Int32) -> [UInt8]? { select.isNull(at: column) ? nil : Array(select.bytes(at: column)) }
            keys.append(
                SigningKey(
                    id: select.text(at: 0) ?? "", publicKey: blob(1) ?? [], since: select.integer(at: 2), endorsement: blob(3),
                    acceptance: blob(4)))
        }
        return keys
    }

    func insert(_ key: SigningKey) throws {
        try database.execute(
            sql: """
                INSERT INTO signing_keys (number, id, public_key, since, endorsement, acceptance)
                VALUES ((SELECT coalesce(max(number), 0) + 1 FROM signing_keys), ?, ?, ?, ?, ?)
                """,
            arguments: [
                key.id, Data(key.publicKey), key.since, key.endorsement.map { Data($0) }, key.acceptance.map { Data($0) },
            ])
    }

    // MARK: Leaves

    func leaves(of pieces: [ClosedInvoice.PieceKey], in month: Month) throws -> [SealedLeaf] {
        let select = try SQLiteStatement(
            kept: """
                SELECT tree, position, organization, space, header, hash FROM leaves
                WHERE month = ?1 AND organization = ?2 AND space = ?3
                """, on: database)
        return try pieces.compactMap { piece in
            select.bind(month.ordinal, at: 1)
            select.bind(piece.organization.value, at: 2)
            select.bind(piece.space?.value ?? 0, at: 3)
            return try select.first { try SealedLeaf($0) }
        }
    }

    func hashes(of tree: SealTree, in month: Month) throws -> [SealHash] {
        let select = try SQLiteStatement(
            "SELECT hash FROM leaves WHERE month = ?1 AND tree = ?2 ORDER BY position", on: database)
        select.bind(month.ordinal, at: 1)
        select.bind(tree.rawValue, at: 2)
        var hashes: [SealHash] = []
        while try select.step() { hashes.append(SealHash(bytes: select.bytes(at: 0)) ?? .zero) }
        return hashes
    }

    func pieceCounts() throws -> [Month: Int] {
        let select = try SQLiteStatement("SELECT month, count(*) FROM closed_pieces GROUP BY month", on: database)
        var counts: [Month: Int] = [:]
        while try select.step() { counts[Month(ordinal: select.integer(at: 0))] = Int(select.integer(at: 1)) }
        return counts
    }

    // MARK: Leaves with their pieces

    func pieces(of tree: SealTree, in month: Month, from position: Int, limit: Int) throws -> [SealedPiece] {
        let select = try SQLiteStatement(
            """
            SELECT l.tree, l.position, l.organization, l.space, l.header, l.hash, \(Self.pieceColumns)
            FROM leaves AS l LEFT JOIN closed_pieces AS p
            ON p.organization = l.organization AND p.month = l.month AND p.space = l.space
            WHERE l.month = ?1 AND l.tree = ?2 AND l.position >= ?3 ORDER BY l.position LIMIT ?4
            """, on: database)
        select.bind(month.ordinal, at: 1)
        select.bind(tree.rawValue, at: 2)
        select.bind(Int64(position), at: 3)
        select.bind(Int64(limit), at: 4)
        let contents = try SQLiteStoredContents(database)
        var pieces: [SealedPiece] = []
        while try select.step() {
            let leaf = try SealedLeaf(select)
            let stored = try select.isNull(at: 6) ? nil : Self.piece(select, from: 6, contents: contents)
            pieces.append(
                SealedPiece(
                    leaf: leaf, piece: stored?.piece, credits: stored?.credits ?? .zero, length: stored?.length ?? 0))
        }
        return pieces
    }

    /// What ``piece(_:from:contents:)`` reads, of `closed_pieces` as `p`.
    static let pieceColumns = """
        p.organization, p.space, p.is_whole, p.name, p.id, p.dynos, p.addons, p.databases, p.dyno_units, p.dyno_unit_sum,
        p.credits, p.items, p.length, p.first_content, p.last_content
        """

    static func piece(
        _ row: SQLiteStatement, from column: Int32, contents: SQLiteStoredContents
    ) throws -> (piece: ClosedPiece, credits: Money, length: Int) {
        var totals = RatedTotals()
        totals.dynos = try row.money(at: column + 5)
        totals.addons = try row.money(at: column + 6)
        totals.databases = try row.money(at: column + 7)
        totals.dynoUnits = row.integer(at: column + 8)
        totals.dynoUnitSum = try row.wide(at: column + 9)
        let space = row.integer(at: column + 1)
        let (content, resources) = try contents.read(row.integer(at: column + 13), through: row.integer(at: column + 14))
        let piece = ClosedPiece(
            organization: OrganizationKey(row.integer(at: column)), space: space == 0 ? nil : SpaceKey(space),
            isWhole: row.integer(at: column + 2) != 0, name: row.text(at: column + 3) ?? "", id: row.text(at: column + 4),
            totals: totals, itemCount: Int(row.integer(at: column + 11)), content: content, resources: resources)
        return (piece, try row.money(at: column + 10), Int(row.integer(at: column + 12)))
    }
}

extension SealedLeaf {
    /// Reads the columns in the order in which ``SQLiteSeals`` selects them.
    fileprivate init(_ row: SQLiteStatement) throws {
        guard let tree = SealTree(rawValue: row.integer(at: 0)), let hash = SealHash(bytes: row.bytes(at: 5)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a leaf of a sealed month can't be read")
        }
        let space = row.integer(at: 3)
        self.init(
            tree: tree, position: Int(row.integer(at: 1)), organization: OrganizationKey(row.integer(at: 2)),
            space: space == 0 ? nil : SpaceKey(space), header: row.text(at: 4) ?? "", hash: hash)
    }
}
