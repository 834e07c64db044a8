import Billing
import BillingService
import PostgresClient

/// What known events say, in words.
enum PostgresFacts {
    /// - Returns: the facts by the events' sequences.
    static func read(
        _ known: [PostgresKnownEvent], on connection: isolated PostgresConnection
    ) async throws -> [Int64: EventFacts] {
        let known = known.filter { $0.index == nil }
        guard !known.isEmpty else { return [:] }
        let result = try await connection.query(
            sql,
            [
                .int64s(known.map(\.sequence)), .int64s(known.map(\.happened.millisecondsSince1970)),
                .optionalInt64s(known.map { $0.resource?.value }), .optionalInt64s(known.map { $0.app?.value }),
            ])
        let events = Dictionary(known.map { ($0.sequence, $0) }) { first, _ in first }
        var facts: [Int64: EventFacts] = [:]
        try result.forEach { (row) throws(PostgresError) in
            guard let event = events[try row.int64(at: 0)] else { return }
            var fields: [(name: String, value: String?)] = []
            for (column, name) in names.enumerated() { fields.append((name, try row.optionalText(at: column + 1))) }
            fields.append(("quantity", try row.optionalInt32(at: 6).map { "\($0)" }))
            fields.append(("price_per_unit", try row.optionalInt64(at: 7).map { "\(Price(unchecked: $0))" }))
            fields.append(("source", try row.optionalText(at: 8)))
            fields.append(("id", try row.optionalBytes(at: 9).map { String(decoding: $0, as: UTF8.self) }))
            facts[event.sequence] = EventFacts(kind: event.kind, happened: event.happened, fields: fields)
        }
        return facts
    }

    private static let names = ["organization", "space", "app", "resource", "description"]

    /// A name is the one that the event gave an id, or else that of a thing without an id.
    private static let sql = """
        WITH given AS (
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
            AS given(sequence, happened, resource, app)
        ),
        facts AS (
            SELECT e.sequence, e.organization, e.space, e.app, e.organization_name, e.space_name, e.app_name,
            e.resource_name, e.description, e.quantity, e.price
            FROM given JOIN events e
            ON e.resource = given.resource AND e.happened = given.happened AND e.sequence = given.sequence
            UNION ALL
            SELECT e.sequence, e.organization, e.space, e.app, e.organization_name, e.space_name, e.app_name,
            NULL, NULL, NULL, NULL
            FROM given JOIN app_events e
            ON e.app = given.app AND e.happened = given.happened AND e.sequence = given.sequence
        )
        SELECT f.sequence, coalesce(tor.text, o.name), coalesce(tsp.text, s.name), coalesce(tap.text, a.id, a.name),
        r.text, d.text, f.quantity, f.price, NULL, NULL
        FROM facts f JOIN apps a ON a.key = f.app
        LEFT JOIN organizations o ON o.key = f.organization LEFT JOIN texts tor ON tor.key = f.organization_name
        LEFT JOIN spaces s ON s.key = f.space LEFT JOIN texts tsp ON tsp.key = f.space_name
        LEFT JOIN texts tap ON tap.key = f.app_name
        LEFT JOIN texts r ON r.key = f.resource_name LEFT JOIN texts d ON d.key = f.description
        UNION ALL
        SELECT r.sequence, NULL, NULL, NULL, NULL, NULL, NULL, NULL, s.name, r.id
        FROM given JOIN retractions r ON r.sequence = given.sequence JOIN sources s ON s.key = r.source
        """
}
