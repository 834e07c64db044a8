import Billing
import BillingService
import PostgresClient

extension PostgresSpanChanges {
    func write(on connection: isolated PostgresConnection) async throws {
        try await delete(on: connection)
        try await insert(on: connection)
        try await noteFirstUsage(on: connection)
        try await PostgresTouchedMonths.insert(touched, on: connection)
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
        // Neighbours of the index together.
        let inOrder = inserted.indices.sorted { inserted[$0].precedes(inserted[$1]) }
        try await connection.copyRowsIn(
            """
            COPY spans (organization, "end", start, event, space, app, type, quantity, price, description, resource,
            resource_name, beaten, turns) FROM STDIN (FORMAT binary)
            """
        ) { rows in
            for index in inOrder {
                let row = inserted[index]
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
        var before: [Place: Instant] = [:]
        var after: [Place: Instant] = [:]
        for span in removed { before[span.place] = min(before[span.place] ?? .never, span.start) }
        for row in inserted { after[row.span.place] = min(after[row.span.place] ?? .never, row.span.start) }
        let gone = before.filter { place, start in start < after[place] ?? .never }
        var new = after.filter { place, start in start < before[place] ?? .never }
        for (place, start) in try await firstUsageLeft(where: gone, on: connection) { new[place] = start }
        guard !new.isEmpty else { return }
        let places = new.sorted { ($0.key.organization, $0.key.space) < ($1.key.organization, $1.key.space) }
        _ = try await connection.query(
            """
            INSERT INTO places SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])
            ON CONFLICT (organization, space) DO UPDATE SET first_start = excluded.first_start
            WHERE excluded.first_start < places.first_start
            """,
            [
                .int64s(places.map(\.key.organization.value)), .int64s(places.map(\.key.space.value)),
                .int64s(places.map(\.value.millisecondsSince1970)),
            ])
    }

    /// Forgets the first usage of places whose first span may have gone, where it has, and finds the next.
    ///
    /// - Parameter gone: the earliest starts of spans that have gone, where none as early has come.
    private func firstUsageLeft(
        where gone: [Place: Instant], on connection: isolated PostgresConnection
    ) async throws -> [(Place, Instant)] {
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
