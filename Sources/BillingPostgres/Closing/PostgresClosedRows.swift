import Billing
import BillingService
import PostgresClient

/// What a closing stores of some organizations, on its way into the tables.
struct PostgresClosedRows {
    private let month: Month
    /// The batch of the closing.
    private let batch: Int64
    private var organizations: [(organization: OrganizationKey, credits: Money, total: Money)] = []
    private var pieces: [ClosedPiece] = []
    private var applications: [PostgresCreditSettlement.Application] = []

    init(month: Month, batch: Int64) {
        self.month = month
        self.batch = batch
    }

    /// - Parameter credits: what of its charges credits cover.
    mutating func add(_ closed: ClosedOrganization, credits: Money) {
        guard !closed.pieces.isEmpty else { return }
        organizations.append((closed.organization, credits, closed.charges - credits))
        pieces += closed.pieces
    }

    mutating func add(_ applications: [PostgresCreditSettlement.Application]) {
        self.applications += applications
    }

    /// How many items there are.
    var itemCount: Int64 { pieces.reduce(0) { $0 + ($1.isWhole ? Int64($1.itemCount) : 0) } }

    func write(on connection: isolated PostgresConnection) async throws {
        guard !organizations.isEmpty else { return }
        try await connection.copyRowsIn(
            """
            COPY closed_pieces (organization, month, space, is_whole, name, id, dynos, addons, databases, dyno_units,
            dyno_unit_sum, item_count, length, resources, content) FROM STDIN (FORMAT binary)
            """
        ) { rows in
            for piece in pieces { try append(piece, to: rows) }
        }
        try await connection.copyRowsIn(
            "COPY closed_organizations (organization, month, credits, total) FROM STDIN (FORMAT binary)"
        ) { rows in
            for (organization, credits, total) in organizations {
                rows.append(organization.value)
                rows.append(month.ordinal)
                rows.append(credits)
                rows.append(total)
                try rows.endRow()
            }
        }
        try await writeApplications(on: connection)
    }

    private func append(_ piece: ClosedPiece, to rows: PostgresRowEncoder) throws(PostgresError) {
        rows.append(piece.organization.value)
        rows.append(month.ordinal)
        rows.append(piece.space?.value ?? 0)
        rows.append(piece.isWhole)
        rows.append(piece.name)
        rows.append(piece.id)
        rows.append(piece.totals.dynos)
        rows.append(piece.totals.addons)
        rows.append(piece.totals.databases)
        rows.append(piece.totals.dynoUnits)
        rows.append(numeric: piece.totals.dynoUnitSum)
        rows.append(Int64(piece.itemCount))
        rows.append(Int64(piece.content.count))
        rows.append(PostgresResourceKeys.encode(piece.resources))
        rows.append(piece.content)
        try rows.endRow()
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
