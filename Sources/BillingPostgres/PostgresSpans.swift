import Billing
import BillingService
import PostgresClient

/// The spans of the resources that a chunk touches: derived anew, compared with what was, and written where they differ.
enum PostgresSpans {
    private struct Row {
        var span: UsageSpan
        var resource: ResourceKey
        var name: TextKey?
    }

    private struct History {
        var events: [TimelineEvent] = []
        var ends: [Int64: Instant] = [:]
    }

    static func fold(
        _ changes: [TimelineChange], lastSequence: Int64, on connection: isolated PostgresConnection
    ) async throws {
        let groups = changes.byResource()
        let known = groups.compactMap(\.first?.resource).filter { $0.value <= lastSequence }
        let histories = try await histories(of: known, on: connection)
        var removed: [UsageSpan] = []
        var inserted: [Row] = []
        var contradiction: IngestError?
        for changes in groups {
            let (resource, name) = (changes[changes.startIndex].resource, changes[changes.startIndex].name)
            let fold =
                if let history = histories[resource] {
                    ResourceFold(
                        events: history.events, ends: history.ends, changes: changes, lastSequence: lastSequence)
                } else { ResourceFold(new: changes) }
            // A span of which only its contested days change has the same key: it goes and comes.
            removed += fold.removed + fold.contested
            inserted += (fold.inserted + fold.contested).map { Row(span: $0, resource: resource, name: name) }
            if let found = fold.contradiction, found.line < contradiction?.line ?? .max { contradiction = found }
        }
        if let contradiction { throw contradiction }
        try await delete(removed, on: connection)
        try await insert(inserted, on: connection)
        try await notePlaces(removed: removed, inserted: inserted.map(\.span), on: connection)
    }

    private static func histories(
        of resources: [ResourceKey], on connection: isolated PostgresConnection
    ) async throws -> [ResourceKey: History] {
        guard !resources.isEmpty else { return [:] }
        let result = try await connection.query(
            "SELECT \(PostgresEvents.columns), e.closes, e.resource FROM events e WHERE e.resource = ANY($1)",
            [.int64s(resources.map(\.value))])
        var histories: [ResourceKey: History] = [:]
        try result.forEach { (row) throws(PostgresError) in
            let event = try PostgresEvents.event(row)
            let resource = ResourceKey(try row.int64(at: PostgresEvents.columnCount + 1))
            if let closes = try row.optionalInt64(at: PostgresEvents.columnCount) {
                histories[resource, default: History()].ends[closes] = event.happened
            } else {
                histories[resource, default: History()].events.append(event)
            }
        }
        return histories
    }

    private static func delete(_ spans: [UsageSpan], on connection: isolated PostgresConnection) async throws {
        guard !spans.isEmpty else { return }
        let result = try await connection.query(
            """
            DELETE FROM spans USING unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
            AS gone(organization, "end", start, event)
            WHERE spans.organization = gone.organization AND spans."end" = gone."end" AND spans.start = gone.start
            AND spans.event = gone.event
            """,
            [
                .int64s(spans.map(\.place.organization.value)), .int64s(spans.map(\.end.millisecondsSince1970)),
                .int64s(spans.map(\.start.millisecondsSince1970)), .int64s(spans.map(\.event)),
            ])
        guard result.affectedRowCount == spans.count else {
            throw StoreError.failed("a span that its events tell of is not there")
        }
    }

    private static func insert(_ rows: [Row], on connection: isolated PostgresConnection) async throws {
        guard !rows.isEmpty else { return }
        try await connection.copyRowsIn(
            """
            COPY spans (organization, "end", start, event, space, app, type, quantity, price, description, resource,
            resource_name, beaten, turns) FROM STDIN (FORMAT binary)
            """
        ) { encoder in
            for row in rows {
                let span = row.span
                encoder.append(span.place.organization.value)
                encoder.append(span.end.millisecondsSince1970)
                encoder.append(span.start.millisecondsSince1970)
                encoder.append(span.event)
                encoder.append(span.place.space.value)
                encoder.append(span.app.value)
                encoder.append(Int16(span.type.rawValue))
                encoder.append(span.quantity.count)
                encoder.append(span.price.microUnits)
                encoder.append(span.description.value)
                encoder.append(row.resource.value)
                encoder.append(row.name?.value)
                encoder.append(span.isBeatenOnFirstDay)
                encoder.append(span.lastDayTurns.isEmpty ? nil : Turns.encode(span.lastDayTurns))
                try encoder.endRow()
            }
        }
    }

    /// Keeps the start of each place's first usage, which tells a scope's first month without a look at its history.
    ///
    /// Only where the first span itself may have gone, and none as early came, is it looked for anew.
    private static func notePlaces(
        removed: [UsageSpan], inserted: [UsageSpan], on connection: isolated PostgresConnection
    ) async throws {
        var earliest: [Place: Instant] = [:]
        for span in inserted { earliest[span.place] = min(earliest[span.place] ?? .never, span.start) }
        let gone = Set(removed.filter { $0.start < earliest[$0.place] ?? .never }.map(\.place))
        for place in gone {
            let key: [PostgresValue] = [.int64(place.organization.value), .int64(place.space.value)]
            _ = try await connection.query("DELETE FROM places WHERE organization = $1 AND space = $2", key)
            let next = try await connection.query(
                "SELECT min(start) FROM spans WHERE organization = $1 AND space = $2", key
            ).first { row in try row.optionalInt64(at: 0) }
            if let next, let start = next { earliest[place] = Instant(millisecondsSince1970: start) }
        }
        guard !earliest.isEmpty else { return }
        let places = Array(earliest)
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
}
