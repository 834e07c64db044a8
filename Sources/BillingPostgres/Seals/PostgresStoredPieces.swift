import Billing
import BillingService
import PostgresClient

/// Reads the pieces of closed months with all that is stored of them.
enum PostgresStoredPieces {
    /// What ``piece(in:from:isWhole:)`` reads, of `closed_pieces` as `p`, and of `closed_organizations` as `o` for a piece that
    /// is whole.
    static let columns = """
        p.organization, p.space, p.name, p.id, p.dynos, p.addons, p.databases, p.dyno_units, p.dyno_unit_sum, p.item_count,
        p.length, p.content, p.resources, coalesce(o.credits, 0)
        """
    static let columnCount = 14

    static func piece(
        in row: borrowing PostgresRow, from column: Int, isWhole: Bool
    ) throws -> (piece: ClosedPiece, credits: Money, length: Int) {
        var totals = RatedTotals()
        totals.dynos = try row.money(at: column + 4)
        totals.addons = try row.money(at: column + 5)
        totals.databases = try row.money(at: column + 6)
        totals.dynoUnits = try row.int64(at: column + 7)
        totals.dynoUnitSum = try row.int128(at: column + 8)
        let space = try row.int64(at: column + 1)
        let piece = ClosedPiece(
            organization: OrganizationKey(try row.int64(at: column)), space: space == 0 ? nil : SpaceKey(space),
            isWhole: isWhole, name: try row.text(at: column + 2), id: try row.optionalText(at: column + 3), totals: totals,
            itemCount: Int(try row.int64(at: column + 9)), content: try row.bytes(at: column + 11),
            resources: try row.withBytes(at: column + 12) { PostgresResourceKeys.decode($0) })
        return (piece, try row.money(at: column + 13), Int(try row.int64(at: column + 10)))
    }

    /// Some pieces of a closed month, by the organizations' and spaces' keys, after one of them.
    static func page(
        of month: Month, after last: ClosedPiece?, limit: Int, on connection: isolated PostgresConnection
    ) async throws -> [(piece: ClosedPiece, credits: Money, length: Int)] {
        let result = try await connection.query(
            """
            SELECT \(columns), o.space IS NOT DISTINCT FROM p.space
            FROM closed_organizations o JOIN closed_pieces p ON p.organization = o.organization AND p.month = o.month
            WHERE o.month = $1 AND o.organization >= $2 AND (p.organization, p.space) > ($2, $3)
            ORDER BY p.organization, p.space LIMIT $4
            """,
            [
                .int64(month.ordinal), .int64(last?.organization.value ?? .min),
                .int64(last.map { $0.space?.value ?? 0 } ?? .min), .int64(Int64(limit)),
            ])
        return try result.map { row in
            let stored = try piece(in: row, from: 0, isWhole: try row.bool(at: columnCount))
            return stored
        }
    }
}
