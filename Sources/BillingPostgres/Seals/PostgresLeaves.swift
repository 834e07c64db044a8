import Billing
import BillingService
import PostgresClient

/// The table of leaves.
enum PostgresLeaves {
    static func write(_ leaves: [SealedLeaf], of month: Month, on connection: isolated PostgresConnection) async throws {
        guard !leaves.isEmpty else { return }
        try await connection.copyRowsIn(
            "COPY leaves (organization, month, space, tree, position, hash, header) FROM STDIN (FORMAT binary)"
        ) { rows in
            for leaf in leaves {
                rows.append(leaf.organization.value)
                rows.append(month.ordinal)
                rows.append(leaf.space?.value ?? 0)
                rows.append(leaf.tree.rawValue)
                rows.append(Int64(leaf.position))
                rows.append(leaf.hash.bytes)
                rows.append(leaf.header)
                try rows.endRow()
            }
        }
    }

    /// What ``leaf(in:from:)`` reads, of `leaves` as `l`.
    private static let columns = "l.tree, l.position, l.organization, l.space, l.header, l.hash"

    /// What an organization's whole piece has in two tables.
    private static let twice = [
        "space", "name", "id", "dynos", "addons", "databases", "dyno_units", "dyno_unit_sum", "item_count", "length",
    ]

    private static func leaf(in row: borrowing PostgresRow, from column: Int) throws -> SealedLeaf {
        guard let tree = SealTree(rawValue: try row.int64(at: column)),
            let hash = SealHash(bytes: try row.bytes(at: column + 5))
        else { throw StoreError.failed("a leaf of a sealed month can't be read") }
        return SealedLeaf(
            tree: tree, position: Int(try row.int64(at: column + 1)),
            organization: OrganizationKey(try row.int64(at: column + 2)), space: space(try row.int64(at: column + 3)),
            header: try row.text(at: column + 4), hash: hash)
    }

    private static func space(_ value: Int64) -> SpaceKey? { value == 0 ? nil : SpaceKey(value) }

    /// The leaves of some pieces, in their order.
    static func leaves(
        of pieces: [ClosedInvoice.PieceKey], in month: Month, on connection: isolated PostgresConnection
    ) async throws -> [SealedLeaf] {
        guard !pieces.isEmpty else { return [] }
        let result = try await connection.query(
            """
            SELECT \(columns)
            FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS given(organization, space, number)
            JOIN leaves l ON l.organization = given.organization AND l.month = $3 AND l.space = given.space
            ORDER BY given.number
            """,
            [
                .int64s(pieces.map(\.organization.value)), .int64s(pieces.map { $0.space?.value ?? 0 }),
                .int64(month.ordinal),
            ])
        return try result.map { row in try leaf(in: row, from: 0) }
    }

    /// The hashes of all leaves of a tree, by position.
    static func hashes(
        of tree: SealTree, in month: Month, on connection: isolated PostgresConnection
    ) async throws -> [SealHash] {
        try await connection.query(
            "SELECT hash FROM leaves WHERE month = $1 AND tree = $2 ORDER BY position",
            [.int64(month.ordinal), .int64(tree.rawValue)]
        ).map { row in SealHash(bytes: try row.bytes(at: 0)) ?? .zero }
    }

    static func pieceCounts(on connection: isolated PostgresConnection) async throws -> [Month: Int] {
        var counts: [Month: Int] = [:]
        try await connection.query("SELECT month, count(*) FROM closed_pieces GROUP BY month").forEach { row in
            counts[Month(ordinal: try row.int64(at: 0))] = Int(try row.int64(at: 1))
        }
        return counts
    }

    /// Leaves of a tree from a position on, with their pieces. The sums of an organization are stored with its pieces and once
    /// more without them.
    static func pieces(
        of tree: SealTree, in month: Month, from position: Int, limit: Int, on connection: isolated PostgresConnection
    ) async throws -> [SealedPiece] {
        let isConsistent = twice.map { "p.\($0) IS NOT DISTINCT FROM o.\($0)" }.joined(separator: " AND ")
        let result = try await connection.query(
            """
            SELECT \(columns), \(PostgresStoredPieces.columns),
            l.tree <> 0 OR \(isConsistent) AND o.total IS NOT DISTINCT FROM o.dynos + o.addons - o.credits
            FROM leaves l
            LEFT JOIN closed_pieces p ON p.organization = l.organization AND p.month = l.month AND p.space = l.space
            LEFT JOIN closed_organizations o ON o.organization = l.organization AND o.month = l.month AND l.tree = 0
            WHERE l.month = $1 AND l.tree = $2 AND l.position >= $3 ORDER BY l.position LIMIT $4
            """,
            [.int64(month.ordinal), .int64(tree.rawValue), .int64(Int64(position)), .int64(Int64(limit))])
        return try result.map { row in
            let leaf = try leaf(in: row, from: 0)
            guard try !row.isNull(at: 6) else { return SealedPiece(leaf: leaf, piece: nil, credits: .zero, length: 0) }
            let stored = try PostgresStoredPieces.piece(in: row, from: 6, isWhole: tree == .organizations)
            return SealedPiece(
                leaf: leaf, piece: stored.piece, credits: stored.credits, length: stored.length,
                isConsistent: try row.bool(at: 6 + PostgresStoredPieces.columnCount))
        }
    }
}
