import Billing
import BillingService
import PostgresClient

/// The closed months in which later events may have changed what a resource costs at a place.
enum PostgresTouchedMonths {
    private static let columns = "organization, space, resource, month, batch"

    /// Those of a scope, of the batches after one and until another.
    static func read(
        in scope: ScopeKey, after batch: Int64, through last: Int64, on connection: isolated PostgresConnection
    ) async throws -> [TouchedMonth] {
        let condition =
            switch scope {
            case .account: ""
            case .organization: "AND organization = $3"
            case .space: "AND space = $3"
            }
        let parameters = [batch, last] + (scope.value.map { [$0] } ?? [])
        return try months(
            try await connection.query(
                "SELECT \(columns) FROM touched WHERE batch > $1 AND batch <= $2 \(condition)",
                parameters.map { .int64($0) }))
    }

    /// Those of a range of organizations, of the batches after one.
    static func read(
        of organizations: ClosedRange<Int64>, after batch: Int64, on connection: isolated PostgresConnection
    ) async throws -> [TouchedMonth] {
        try months(
            try await connection.query(
                "SELECT \(columns) FROM touched WHERE organization BETWEEN $1 AND $2 AND batch > $3",
                [.int64(organizations.lowerBound), .int64(organizations.upperBound), .int64(batch)]))
    }

    /// Whether there are any of the batches after one.
    static func exist(after batch: Int64, on connection: isolated PostgresConnection) async throws -> Bool {
        try await connection.query("SELECT EXISTS (SELECT FROM touched WHERE batch > $1)", [.int64(batch)]).first { row in
            try row.bool(at: 0)
        } ?? false
    }

    private static func months(_ result: PostgresResult) throws -> [TouchedMonth] {
        try result.map { row in
            TouchedMonth(
                place: Place(organization: OrganizationKey(try row.int64(at: 0)), space: SpaceKey(try row.int64(at: 1))),
                resource: ResourceKey(try row.int64(at: 2)), month: Month(ordinal: try row.int64(at: 3)),
                batch: try row.int64(at: 4))
        }
    }

    /// Several chunks of a batch may touch the same.
    static func insert(_ touched: Set<TouchedMonth>, on connection: isolated PostgresConnection) async throws {
        guard !touched.isEmpty else { return }
        let inOrder = touched.sorted { left, right in
            (left.place.organization, left.resource, left.month, left.place.space)
                < (right.place.organization, right.resource, right.month, right.place.space)
        }
        _ = try await connection.query(
            """
            INSERT INTO touched (organization, batch, resource, month, space)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) ON CONFLICT DO NOTHING
            """,
            [
                .int64s(inOrder.map(\.place.organization.value)), .int64s(inOrder.map(\.batch)),
                .int64s(inOrder.map(\.resource.value)), .int64s(inOrder.map(\.month.ordinal)),
                .int64s(inOrder.map(\.place.space.value)),
            ])
    }
}
