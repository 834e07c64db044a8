import Billing
import BillingService
import PostgresClient

extension PostgresSpanChanges {
    func write(on connection: isolated PostgresConnection) async throws {
        try await delete(on: connection)
        try await insert(on: connection)
        try await noteFirstUsage(on: connection)
    }

    private func delete(on connection: isolated PostgresConnection) async throws {
        guard !removed.isEmpty else { return }
        let result = try await connection.query(
            """
            DELETE FROM spans USING unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
            AS gone(organization, "end", start, event)
            WHERE spans.organization = gone.organization AND spans."end" = gone."end" AND spans.start = gone.start
            AND spans.event = gone.event
            """,
            [
                .int64s(removed.map(\.place.organization.value)), .int64s(removed.map(\.end.millisecondsSince1970)),
                .int64s(removed.map(\.start.millisecondsSince1970)), .int64s(removed.map(\.event)),
            ])
        guard result.affectedRowCount == removed.count else {
            throw StoreError.failed("a span that its events tell of is not there")
        }
    }

    private func insert(on connection: isolated PostgresConnection) async throws {
        guard !inserted.isEmpty else { return }
        try await connection.copyRowsIn(
            """
            COPY spans (organization, "end", start, event, space, app, type, quantity, price, description, resource,
            resource_name, beaten, turns) FROM STDIN (FORMAT binary)
            """
        ) { rows in
            for row in inserted {
                let span = row.span
                rows.append(span.place.organization.value)
                rows.append(span.end.millisecondsSince1970)
                rows.append(span.start.millisecondsSince1970)
                rows.append(span.event)
                rows.append(span.place.space.value)
                rows.append(span.app.value)
                rows.append(Int16(span.type.rawValue))
                rows.append(span.quantity.count)
                rows.append(span.price.microUnits)
                rows.append(span.description.value)
                rows.append(row.resource.value)
                rows.append(row.name?.value)
                rows.append(span.isBeatenOnFirstDay)
                rows.append(span.lastDayTurns.isEmpty ? nil : Turns.encode(span.lastDayTurns))
                try rows.endRow()
            }
        }
    }

    /// Keeps the start of each place's first usage, which tells a scope's first month without a look at its history.
    private func noteFirstUsage(on connection: isolated PostgresConnection) async throws {
        var earliest: [Place: Instant] = [:]
        for row in inserted { earliest[row.span.place] = min(earliest[row.span.place] ?? .never, row.span.start) }
        for (place, start) in try await firstUsageLeft(where: earliest, on: connection) { earliest[place] = start }
        guard !earliest.isEmpty else { return }
        let places = Array(earliest)
        _ = try await connection.query(
            """
            INSERT INTO places SELECT given.* FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])
            AS given(organization, space, first_start)
            WHERE NOT EXISTS (
                SELECT FROM places WHERE places.organization = given.organization AND places.space = given.space
                AND places.first_start <= given.first_start
            )
            ON CONFLICT (organization, space) DO UPDATE SET first_start = excluded.first_start
            """,
            [
                .int64s(places.map(\.key.organization.value)), .int64s(places.map(\.key.space.value)),
                .int64s(places.map(\.value.millisecondsSince1970)),
            ])
    }

    /// Forgets the first usage of places whose first span has gone and none as early has come, and finds the next.
    private func firstUsageLeft(
        where inserted: [Place: Instant], on connection: isolated PostgresConnection
    ) async throws -> [(Place, Instant)] {
        var gone: [Place: Instant] = [:]
        for span in removed where span.start < inserted[span.place] ?? .never {
            gone[span.place] = min(gone[span.place] ?? .never, span.start)
        }
        guard !gone.isEmpty else { return [] }
        let places = Array(gone)
        let result = try await connection.query(
            """
            WITH forgotten AS (
                DELETE FROM places USING unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS gone(organization, space, start)
                WHERE places.organization = gone.organization AND places.space = gone.space
                AND places.first_start >= gone.start
                RETURNING places.organization, places.space
            )
            SELECT f.organization, f.space, min(s.start) FROM forgotten f
            JOIN spans s ON s.organization = f.organization AND s.space = f.space
            GROUP BY f.organization, f.space
            """,
            [
                .int64s(places.map(\.key.organization.value)), .int64s(places.map(\.key.space.value)),
                .int64s(places.map(\.value.millisecondsSince1970)),
            ])
        return try result.map { row in
            (
                Place(organization: OrganizationKey(try row.int64(at: 0)), space: SpaceKey(try row.int64(at: 1))),
                Instant(millisecondsSince1970: try row.int64(at: 2))
            )
        }
    }
}
