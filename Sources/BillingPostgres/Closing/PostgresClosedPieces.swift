import Billing
import BillingService
import PostgresClient

/// The tables of closed invoices, and of the pieces that they are put together from. What is in them never changes.
enum PostgresClosedPieces {
    /// The sums of a scope's closed invoice, and where its items are; their content is not looked at.
    static func invoice(
        of scope: ScopeKey, closing: Closing, on connection: isolated PostgresConnection
    ) async throws -> ClosedInvoice {
        let parameters = [closing.month.ordinal] + (scope.value.map { [$0] } ?? [])
        let result = try await connection.query(invoiceSQL(of: scope), parameters.map { .int64($0) })
        let pieces = try result.map { (row) throws(PostgresError) in
            ClosedInvoice.PieceKey(
                organization: OrganizationKey(try row.int64(at: 0)), space: space(try row.int64(at: 1)),
                length: Int(try row.int64(at: 2)), itemCount: Int(try row.int64(at: 3)))
        }
        // Each row has the sums over all of them.
        let sums = try result.first { (row) throws(PostgresError) in
            (totals: try totals(in: row, from: 4), credits: try row.money(at: 9))
        }
        let rated = RatedTotals(of: sums.map { [$0.totals] } ?? [], by: closing.rules.proration)
        return ClosedInvoice(totals: InvoiceTotals(rated: rated, credits: sums?.credits ?? .zero), pieces: pieces)
    }

    /// Credits are of organizations: a space's invoice shows charges alone.
    private static func invoiceSQL(of scope: ScopeKey) -> String {
        let (table, condition, credits) =
            switch scope {
            case .account: ("closed_organizations", "", "sum(credits) OVER ()")
            case .organization: ("closed_organizations", "AND organization = $2", "credits")
            case .space: ("closed_pieces", "AND space = $2 AND space <> 0", "0::numeric")
            }
        let sums = ["dynos", "addons", "databases", "dyno_units", "dyno_unit_sum"].map { "sum(\($0)) OVER ()" }
        return """
            SELECT organization, space, length, item_count, \(sums.joined(separator: ", ")), \(credits)
            FROM \(table) WHERE month = $1 \(condition) ORDER BY name, id NULLS FIRST
            """
    }

    private static func space(_ value: Int64) -> SpaceKey? { value == 0 ? nil : SpaceKey(value) }

    private static func totals(in row: borrowing PostgresRow, from column: Int) throws(PostgresError) -> RatedTotals {
        var totals = RatedTotals()
        totals.dynos = try row.money(at: column)
        totals.addons = try row.money(at: column + 1)
        totals.databases = try row.money(at: column + 2)
        totals.dynoUnits = Int64(try row.int128(at: column + 3))
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
