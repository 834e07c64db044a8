import Billing
import PostgresClient

/// Things with ids that may be called something else now.
struct PostgresLabels {
    private struct Label {
        var key: Int64
        var name: String?
        var named: Int64
    }

    private var keys: [PostgresTable: Set<Int64>] = [:]

    mutating func add(_ key: Int64, of table: PostgresTable) {
        keys[table, default: []].insert(key)
    }

    /// - Parameter result: the keys of the organization, the space and the app that events have named.
    mutating func add(_ result: PostgresResult) throws(PostgresError) {
        try result.forEach { (row) throws(PostgresError) in
            for (column, table) in PostgresTable.allCases.enumerated() {
                if let key = try row.optionalInt64(at: column) { add(key, of: table) }
            }
        }
    }

    /// Gives each thing the latest name that the events which hold give it, or else its id.
    func renew(on connection: isolated PostgresConnection) async throws {
        for (table, keys) in keys {
            var labels: [Label] = []
            for key in keys {
                let sql = PostgresLabels.latestSQL(of: table)
                let latest = try await connection.query(sql, [.int64(key)]).first { row in
                    Label(key: key, name: try row.text(at: 0), named: try row.int64(at: 1))
                }
                labels.append(latest ?? Label(key: key, name: nil, named: Instant.unnamed.millisecondsSince1970))
            }
            _ = try await connection.query(
                PostgresLabels.renewSQL(of: table),
                [
                    .int64s(labels.map(\.key)), .optionalTexts(labels.map(\.name)), .int64s(labels.map(\.named)),
                ])
        }
    }

    /// The names of organizations and spaces that are no longer theirs are kept, for those who ask by an earlier batch.
    private static func renewSQL(of table: PostgresTable) -> String {
        let update = """
            UPDATE \(table.rawValue) t SET name = coalesce(given.name, t.id), named = given.named
            FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS given(key, name, named)
            JOIN \(table.rawValue) former ON former.key = given.key
            WHERE t.key = given.key
            """
        if table == .apps { return update }
        return """
            WITH renamed AS (\(update) RETURNING t.key, t.name, former.name AS former)
            INSERT INTO former_labels SELECT '\(table.rawValue)', former, key FROM renamed WHERE former <> name
            ON CONFLICT DO NOTHING
            """
    }

    /// The latest name of a thing, the greater of two that were given at once.
    ///
    /// - Parameters:
    ///   - key: the thing's, as an expression.
    ///   - sequence: that of the last event that counts, as an expression; nil where all do.
    static func latestSQL(of table: PostgresTable, key: String = "$1", through sequence: String? = nil) -> String {
        let column =
            switch table {
            case .organizations: "organization"
            case .spaces: "space"
            case .apps: "app"
            }
        let own = table == .apps ? "e.resource IN (SELECT key FROM resources WHERE app = \(key))" : "e.\(column) = \(key)"
        let holds =
            sequence.map { "e.sequence <= \($0) AND (e.retracted IS NULL OR e.retracted > \($0))" } ?? "e.retracted IS NULL"
        let select = { (events: String, own: String) in
            """
            (SELECT x.text, e.happened FROM \(events) e JOIN texts x ON x.key = e.\(column)_name
            WHERE \(own) AND e.\(column)_name IS NOT NULL AND \(holds)
            ORDER BY e.happened DESC, x.text DESC LIMIT 1)
            """
        }
        return """
            SELECT text, happened FROM (
                \(select("events", own)) UNION ALL \(select("app_events", "e.\(column) = \(key)"))
            ) label
            ORDER BY happened DESC, text DESC LIMIT 1
            """
    }
}
