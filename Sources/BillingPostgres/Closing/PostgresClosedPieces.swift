import Billing
import BillingService
import PostgresClient

/// The table of the pieces that closed invoices are put together from. What is in it never changes.
enum PostgresClosedPieces {
    /// The sums of a scope's closed invoice, and where its items are; their content is not looked at.
    static func invoice(
        of scope: ScopeKey, closing: Closing, on connection: isolated PostgresConnection
    ) async throws -> ClosedInvoice {
        let condition =
            switch scope {
            case .account: "p.is_whole"
            case .organization: "p.is_whole AND p.organization = $2"
            case .space: "p.space = $2 AND p.space <> 0"
            }
        let parameters = [closing.month.ordinal] + (scope.value.map { [$0] } ?? [])
        var (parts, credits): ([RatedTotals], Money) = ([], .zero)
        var pieces: [ClosedInvoice.PieceKey] = []
        let result = try await connection.query(
            """
            SELECT p.organization, p.space, p.length, p.item_count, o.credits, p.dynos, p.addons, p.databases, p.dyno_units,
            p.dyno_unit_sum
            FROM closed_pieces p JOIN closed_organizations o ON o.organization = p.organization AND o.month = p.month
            WHERE p.month = $1 AND \(condition) ORDER BY p.name, p.id NULLS FIRST
            """, parameters.map { .int64($0) })
        try result.forEach { (row) throws(PostgresError) in
            pieces.append(
                ClosedInvoice.PieceKey(
                    organization: OrganizationKey(try row.int64(at: 0)), space: space(try row.int64(at: 1)),
                    length: Int(try row.int64(at: 2)), itemCount: Int(try row.int64(at: 3))))
            credits += try row.money(at: 4)
            parts.append(try totals(in: row, from: 5))
        }
        // Credits are of organizations: a space's invoice shows charges alone.
        if case .space = scope { credits = .zero }
        return ClosedInvoice(
            totals: InvoiceTotals(rated: RatedTotals(of: parts, by: closing.rules.proration), credits: credits),
            pieces: pieces)
    }

    private static func space(_ value: Int64) -> SpaceKey? { value == 0 ? nil : SpaceKey(value) }

    private static func totals(in row: borrowing PostgresRow, from column: Int) throws(PostgresError) -> RatedTotals {
        var totals = RatedTotals()
        totals.dynos = try row.money(at: column)
        totals.addons = try row.money(at: column + 1)
        totals.databases = try row.money(at: column + 2)
        totals.dynoUnits = try row.int64(at: column + 3)
        totals.dynoUnitSum = try row.int128(at: column + 4)
        return totals
    }

    /// The stored items of some pieces, in their order.
    static func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month, on connection: isolated PostgresConnection
    ) async throws -> [[UInt8]] {
        var contents = [[UInt8]](repeating: [], count: pieces.count)
        try await stream("content", of: pieces, in: month, on: connection) { number, row in
            contents[number] = try row.bytes(at: 1)
        }
        return contents
    }

    /// The resources of the items of some pieces, in their order.
    static func resources(
        of pieces: [ClosedInvoice.PieceKey], in month: Month, on connection: isolated PostgresConnection
    ) async throws -> [[ResourceKey]] {
        var resources = [[ResourceKey]](repeating: [], count: pieces.count)
        try await stream("resources", of: pieces, in: month, on: connection) { number, row in
            resources[number] = try row.withBytes(at: 1) { PostgresResourceKeys.decode($0) }
        }
        return resources
    }

    /// Lends a column of some pieces, one row at a time, so that no large one is held twice.
    private static func stream(
        _ column: String, of pieces: [ClosedInvoice.PieceKey], in month: Month,
        on connection: isolated PostgresConnection, _ body: (Int, borrowing PostgresRow) throws -> Void
    ) async throws {
        guard !pieces.isEmpty else { return }
        try await connection.stream(
            """
            SELECT given.number, p.\(column)
            FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS given(organization, space, number)
            CROSS JOIN LATERAL (
                SELECT \(column) FROM closed_pieces
                WHERE organization = given.organization AND month = $3 AND space = given.space OFFSET 0
            ) p
            """,
            [
                .int64s(pieces.map(\.organization.value)), .int64s(pieces.map { $0.space?.value ?? 0 }),
                .int64(month.ordinal),
            ]
        ) { row in try body(Int(try row.int64(at: 0)) - 1, row) }
    }
}
