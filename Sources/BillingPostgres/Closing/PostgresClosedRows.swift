import Billing
import BillingService
import PostgresClient

/// What a closing stores of some organizations, on its way into the tables.
struct PostgresClosedRows {
    private let month: Month
    /// The batch of the closing.
    private let batch: Int64
    /// The piece of each organization that has all of its items.
    private var organizations: [(whole: ClosedPiece, credits: Money, total: Money)] = []
    private var pieces: [ClosedPiece] = []
    private var applications: [PostgresCreditSettlement.Application] = []

    init(month: Month, batch: Int64) {
        self.month = month
        self.batch = batch
    }

    /// - Parameter credits: what of its charges credits cover.
    mutating func add(_ closed: ClosedOrganization, credits: Money) {
        guard let whole = closed.pieces.first(where: \.isWhole) else { return }
        organizations.append((whole, credits, closed.charges - credits))
        pieces += closed.pieces
    }

    mutating func add(_ applications: [PostgresCreditSettlement.Application]) {
        self.applications += applications
    }

    /// How many items there are.
    var itemCount: Int64 { organizations.reduce(0) { $0 + Int64($1.whole.itemCount) } }

    private static let columns =
        "organization, month, space, name, id, dynos, addons, databases, dyno_units, dyno_unit_sum, item_count, length"

    func write(on connection: isolated PostgresConnection) async throws {
        guard !organizations.isEmpty else { return }
        try await connection.copyRowsIn(
            "COPY closed_organizations (\(PostgresClosedRows.columns), credits, total) FROM STDIN (FORMAT binary)"
        ) { rows in
            for (whole, credits, total) in organizations {
                append(whole, to: rows)
                rows.append(credits)
                rows.append(total)
                try rows.endRow()
            }
        }
        try await connection.copyRowsIn(
            "COPY closed_pieces (\(PostgresClosedRows.columns), resources, content) FROM STDIN (FORMAT binary)"
        ) { rows in
            for piece in pieces {
                append(piece, to: rows)
                rows.append(PostgresResourceKeys.encode(piece.resources))
                rows.append(piece.content)
                try rows.endRow()
            }
        }
        try await writeApplications(on: connection)
    }

    /// The values of ``columns``.
    private func append(_ piece: ClosedPiece, to rows: PostgresRowEncoder) {
        rows.append(piece.organization.value)
        rows.append(month.ordinal)
        rows.append(piece.space?.value ?? 0)
        rows.append(piece.name)
        rows.append(piece.id)
        rows.append(piece.totals.dynos)
        rows.append(piece.totals.addons)
        rows.append(piece.totals.databases)
        rows.append(piece.totals.dynoUnits)
        rows.append(numeric: piece.totals.dynoUnitSum)
        rows.append(Int64(piece.itemCount))
        rows.append(Int64(piece.content.count))
    }

    private func writeApplications(on connection: isolated PostgresConnection) async throws {
        guard !applications.isEmpty else { return }
        try await connection.copyRowsIn(
            "COPY credit_applications (organization, credit, month, amount, batch) FROM STDIN (FORMAT binary)"
        ) { rows in
            for application in applications {
                rows.append(application.organization.value)
                rows.append(application.credit)
                rows.append(month.ordinal)
                rows.append(application.amount)
                rows.append(batch)
                try rows.endRow()
            }
        }
    }
}
