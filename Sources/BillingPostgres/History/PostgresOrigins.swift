import Billing
import BillingService
import PostgresClient

/// Where the events of a resource and its app came from.
enum PostgresOrigins {
    /// - Returns: the origins of events, of the ends of lines, and of retractions, by their sequences.
    static func read(
        of resource: ResourceKey, app: AppKey, on connection: isolated PostgresConnection
    ) async throws -> [Int64: EventOrigin] {
        var origins: [Int64: EventOrigin] = [:]
        let result = try await connection.query(sql, [.int64(resource.value), .int64(app.value)])
        try result.forEach { (row) throws(PostgresError) in
            // Usage lines are a source that has no name.
            let isNamed = try !row.isNull(at: 1)
            let reference =
                isNamed
                ? EventReference(source: try row.withUTF8(at: 1) { Array($0) }, id: try row.bytes(at: 2)) : nil
            origins[try row.int64(at: 0)] = EventOrigin(
                reference: reference, batch: try row.int64(at: 3),
                recorded: Instant(millisecondsSince1970: try row.int64(at: 4)))
        }
        return origins
    }

    private static let sql = """
        WITH known AS (
            SELECT sequence, batch, source, id, retracted FROM events WHERE resource = $1
            UNION ALL
            SELECT sequence, batch, source, id, retracted FROM app_events WHERE app = $2
        )
        SELECT k.sequence, s.name, k.id, b.batch, b.recorded
        FROM known k JOIN batches b ON b.batch = k.batch LEFT JOIN sources s ON s.key = k.source
        UNION ALL
        SELECT r.sequence, s.name, e.id, b.batch, b.recorded
        FROM known k JOIN retractions r ON r.source = k.source AND r.id = k.id JOIN batches b ON b.batch = r.batch
        JOIN event_keys e ON e.sequence = r.sequence AND e.kind = \(EventKind.retracted.rawValue)
        JOIN sources s ON s.key = e.source
        WHERE k.retracted IS NOT NULL
        """
}
