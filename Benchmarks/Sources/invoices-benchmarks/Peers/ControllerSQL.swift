import Billing
import PostgresClient

/// What a month of a controller's database comes to by the second rule, in plain SQL over its own tables.
enum ControllerSQL {
    /// A configuration holds until the next one of its formation, or until its app is deleted.
    static func charges(in month: Month, on connection: PostgresConnection) async throws -> Money {
        let cents = try await connection.query(
            """
            WITH spans AS (
                SELECT c.price, c.quantity, c.created AS start, coalesce(
                    lead(c.created) OVER (PARTITION BY c.formation ORDER BY c.created),
                    CASE WHEN a.deleted THEN a.updated ELSE 'infinity' END) AS "end"
                FROM formation_changes c JOIN apps a ON a.app = c.app
                UNION ALL
                SELECT price, 1, created, CASE WHEN deleted THEN updated ELSE 'infinity' END FROM services
            ), cut AS (
                SELECT price::numeric * quantity AS price, greatest(start, '\(month.start)') AS start,
                    least("end", '\(month.end)') AS "end"
                FROM spans
            )
            SELECT sum(round(price * extract(epoch FROM "end" - start) * 1000 / \(month.milliseconds)))::bigint
            FROM cut WHERE start < "end"
            """
        ).first { row throws(PostgresError) in try row.int64(at: 0) }
        guard let cents else { throw BenchmarkFailure("the controller's database has no usage") }
        return Money(minorUnits: Int128(cents))
    }
}
