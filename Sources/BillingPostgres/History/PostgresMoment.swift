import PostgresClient

/// A batch, as reading what was known at it needs to know it.
struct PostgresMoment {
    let batch: Int64
    /// The sequence of its last event, so what came later has a greater one.
    let sequence: Int64
    /// Whether nothing has been written since: then the tables say what was known.
    let isLast: Bool
    /// Whether there are events of apps by now.
    let hasAppEvents: Bool

    /// - Parameter batch: one beyond the last is the last.
    static func at(_ batch: Int64, on connection: isolated PostgresConnection) async throws -> PostgresMoment {
        let moment = try await connection.query(
            """
            SELECT batch, has_app_events,
            coalesce((SELECT sequence FROM batches WHERE batch <= $1 ORDER BY batch DESC LIMIT 1), 0) FROM ledger
            """, [.int64(batch)]
        ).first { row in
            PostgresMoment(
                batch: batch, sequence: try row.int64(at: 2), isLast: try row.int64(at: 0) <= batch,
                hasAppEvents: try row.bool(at: 1))
        }
        return moment ?? PostgresMoment(batch: batch, sequence: 0, isLast: true, hasAppEvents: false)
    }
}
