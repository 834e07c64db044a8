import Billing
import BillingService
import GRDB

/// Seals a month while it is being closed.
final class SQLiteSealWriter {
    private let database: Database
    private let sealer: any Sealer
    private let signer: any Signer
    private var builder: SealBuilder
    private let insertLeaf: SQLiteStatement
    private let selectSpace: SQLiteStatement
    private let month: Month
    private var spaces: [SpaceKey: Named] = [:]

    /// - Parameters:
    ///   - closing: the batch and the time of the closing that is under way.
    ///   - closed: the months that are closed; where there are no seals yet, they are sealed now.
    init(_ database: Database, request: ClosingRequest, sealer: any Sealer, closing: Ledger, closed: ClosedMonths) throws {
        self.database = database
        self.sealer = sealer
        month = request.month
        insertLeaf = try SQLiteStatement(
            """
            INSERT INTO leaves (month, organization, space, tree, position, header, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, on: database)
        selectSpace = try SQLiteStatement("SELECT name, id FROM spaces WHERE key = ?1", on: database)
        let seals = SQLiteSeals(database)
        let keys = try seals.keys()
        do throws(SigningError) { signer = try sealer.signer(for: keys) } catch { throw StoreError.signing(error) }
        builder = SealBuilder(sealer, month: request.month)
        if keys.isEmpty {
            try seals.insert(SigningKey(id: signer.keyID, publicKey: signer.publicKey, since: closing.batch))
        }
        if try seals.all().isEmpty {
            for earlier in closed.closings.sorted(by: { $0.batch < $1.batch }) { try seal(earlier, at: closing.recorded) }
        }
    }

    /// Adds the pieces of the next organization.
    func add(_ closing: ClosedOrganization, credits: Money) throws {
        for piece in closing.pieces {
            try insert(
                builder.add(piece, credits: piece.isWhole ? credits : .zero, space: try space(of: piece)), of: month)
        }
    }

    func finish(_ closing: Closing) throws {
        try write(builder, of: closing, at: closing.recorded)
        try SQLiteAudit(database).sign(by: sealer)
    }

    /// Seals a month that was closed before there were seals.
    private func seal(_ closing: Closing, at instant: Instant) throws {
        var builder = SealBuilder(sealer, month: closing.month)
        let select = try SQLiteStatement(
            """
            SELECT \(SQLiteSeals.pieceColumns) FROM closings CROSS JOIN closed_pieces AS p
            WHERE closings.month = ?1 AND p.key BETWEEN first_piece AND last_piece ORDER BY p.key
            """, on: database)
        select.bind(closing.month.ordinal, at: 1)
        let contents = try SQLiteStoredContents(database)
        while try select.step() {
            let (piece, credits, _) = try SQLiteSeals.piece(select, from: 0, contents: contents)
            try insert(builder.add(piece, credits: credits, space: try space(of: piece)), of: closing.month)
        }
        try write(builder, of: closing, at: instant)
    }

    private func write(_ builder: SealBuilder, of closing: Closing, at instant: Instant) throws {
        let seals = SQLiteSeals(database)
        let last = try seals.all().last
        do {
            let seal = try builder.seal(
                of: closing, sealed: instant, number: (last?.number ?? 0) + 1,
                previous: last.map { sealer.hash($0.statement) } ?? .zero,
                audit: try SQLiteAudit(database).head(), signer: signer)
            try seals.insert(seal)
        } catch let error as SigningError {
            throw StoreError.signing(error)
        }
    }

    private func insert(_ leaf: SealedLeaf, of month: Month) throws {
        insertLeaf.bind(month.ordinal, at: 1)
        insertLeaf.bind(leaf.organization.value, at: 2)
        insertLeaf.bind(leaf.space?.value ?? 0, at: 3)
        insertLeaf.bind(leaf.tree.rawValue, at: 4)
        insertLeaf.bind(Int64(leaf.position), at: 5)
        insertLeaf.bind(copy: leaf.header, at: 6)
        try leaf.hash.bytes.withUnsafeBytes { hash in
            insertLeaf.bind(blob: hash, at: 7)
            try insertLeaf.run()
        }
    }

    private func space(of piece: ClosedPiece) throws -> Named? {
        guard let key = piece.space else { return nil }
        if let known = spaces[key] { return known }
        selectSpace.bind(key.value, at: 1)
        let space = try selectSpace.first { Named(name: $0.text(at: 0) ?? "", id: $0.text(at: 1)) }
        spaces[key] = space
        return space
    }
}
