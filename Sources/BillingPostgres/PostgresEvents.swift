import Billing
import BillingService
import PostgresClient

/// The table of events.
enum PostgresEvents {
    /// What ``event(_:)`` reads, of a table named `e`.
    static let columns = """
        e.sequence, e.id, e.happened, e.ended, e.organization, e.space, e.type, e.quantity, e.price, e.app, e.description
        """
    static let columnCount = 11

    static func event(_ row: borrowing PostgresRow) throws(PostgresError) -> TimelineEvent {
        TimelineEvent(
            sequence: try row.int64(at: 0), identity: try row.withBytes(at: 1) { EventIdentity(bytes: $0) },
            happened: Instant(millisecondsSince1970: try row.int64(at: 2)),
            ended: try row.optionalInt64(at: 3).map { Instant(millisecondsSince1970: $0) } ?? .never,
            place: Place(
                organization: OrganizationKey(try row.int64(at: 4)), space: SpaceKey(try row.int64(at: 5))),
            type: try row.int16(at: 6) == 0 ? .dyno : .addon, quantity: Quantity(unchecked: try row.int32(at: 7)),
            price: Price(unchecked: try row.int64(at: 8)), app: AppKey(try row.int64(at: 9)),
            description: TextKey(try row.int64(at: 10)))
    }

    /// Writes a chunk's new events and their keys, and the events that close known ones.
    static func insert(
        _ changes: [TimelineChange], closings: [TimelineChange], batch: Int64, on connection: isolated PostgresConnection
    ) async throws {
        let new = changes.filter { !$0.isClosing }
        if !new.isEmpty {
            try await connection.copyRowsIn(
                "COPY event_keys (source, id, resource, happened, sequence) FROM STDIN (FORMAT binary)"
            ) { rows in
                for change in new {
                    rows.append(PostgresEventKeys.usageLines)
                    change.event.identity.withBytes { rows.append($0) }
                    rows.append(change.resource.value)
                    rows.append(change.event.happened.millisecondsSince1970)
                    rows.append(change.event.sequence)
                    try rows.endRow()
                }
            }
        }
        guard new.count + closings.count > 0 else { return }
        let closed = Dictionary(grouping: changes.filter(\.isClosing), by: { $0.event.identity })
        try await connection.copyRowsIn(
            """
            COPY events (organization, resource, happened, sequence, batch, id, closes, ended, space, app, type, quantity,
            price, description, resource_name) FROM STDIN (FORMAT binary)
            """
        ) { rows in
            for change in new { try append(change, batch: batch, closes: nil, to: rows) }
            for closing in closings {
                var change = closing
                change.event.happened = closing.event.ended
                change.event.ended = .never
                let known = closed[closing.event.identity]?.first?.event.sequence
                try append(change, batch: batch, closes: known, to: rows)
            }
        }
    }

    private static func append(
        _ change: TimelineChange, batch: Int64, closes: Int64?, to rows: PostgresRowEncoder
    ) throws(PostgresError) {
        let event = change.event
        rows.append(event.place.organization.value)
        rows.append(change.resource.value)
        rows.append(event.happened.millisecondsSince1970)
        rows.append(event.sequence)
        rows.append(batch)
        event.identity.withBytes { rows.append($0) }
        rows.append(closes)
        rows.append(event.ended == .never ? nil : event.ended.millisecondsSince1970)
        rows.append(event.place.space.value)
        rows.append(event.app.value)
        rows.append(Int16(event.type.rawValue))
        rows.append(event.quantity.count)
        rows.append(event.price.microUnits)
        rows.append(event.description.value)
        rows.append(change.name?.value)
        try rows.endRow()
    }
}
