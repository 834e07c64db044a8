import Billing
import PostgresClient

/// The names that things with ids were given by events that have been taken back.
struct PostgresLostLabels {
    private struct Label: Hashable {
        var key: Int64
        var named: Int64
    }

    private var labels: [PostgresTable: Set<Label>] = [:]

    /// - Parameter result: when events happened, and the keys of the organization, the space and the app that each has named.
    mutating func add(_ result: PostgresResult) throws(PostgresError) {
        try result.forEach { (row) throws(PostgresError) in
            let named = try row.int64(at: 0)
            for (index, table) in PostgresTable.allCases.enumerated() {
                guard let key = try row.optionalInt64(at: index + 1) else { continue }
                labels[table, default: []].insert(Label(key: key, named: named))
            }
        }
    }

    /// Gives each thing that is called as it was then the name that was the last before, by the events that hold, or else its id.
    func write(on connection: isolated PostgresConnection) async throws {
        for (table, labels) in labels {
            for key in try await current(Array(labels), of: table, on: connection) {
                let latest = try await connection.query(PostgresLostLabels.latestSQL(of: table), [.int64(key)]).first { row in
                    (name: try row.text(at: 0), named: try row.int64(at: 1))
                }
                _ = try await connection.query(
                    "UPDATE \(table.rawValue) SET name = coalesce($2, id), named = $3 WHERE key = $1",
                    [
                        .int64(key), .optional(latest?.name),
                        .int64(latest?.named ?? Instant.unnamed.millisecondsSince1970),
                    ])
            }
        }
    }

    /// What has got a later name since keeps it.
    private func current(
        _ labels: [Label], of table: PostgresTable, on connection: isolated PostgresConnection
    ) async throws -> Set<Int64> {
        let keys = try await connection.query(
            """
            SELECT t.key FROM unnest($1::bigint[], $2::bigint[]) AS given(key, named)
            JOIN \(table.rawValue) t ON t.key = given.key AND t.named = given.named
            """, [.int64s(labels.map(\.key)), .int64s(labels.map(\.named))]
        ).map { row in try row.int64(at: 0) }
        return Set(keys)
    }

    /// The latest name that the events which hold give a thing, the greater of two at once.
    static func latestSQL(of table: PostgresTable) -> String {
        let column =
            switch table {
            case .organizations: "organization"
            case .spaces: "space"
            case .apps: "app"
            }
        let own = table == .apps ? "e.resource IN (SELECT key FROM resources WHERE app = $1)" : "e.\(column) = $1"
        let select = { (events: String, own: String) in
            """
            (SELECT x.text, e.happened FROM \(events) e JOIN texts x ON x.key = e.\(column)_name
            WHERE \(own) AND e.\(column)_name IS NOT NULL AND e.retracted IS NULL
            ORDER BY e.happened DESC, x.text DESC LIMIT 1)
            """
        }
        return """
            SELECT text, happened FROM (
                \(select("events", own)) UNION ALL \(select("app_events", "e.\(column) = $1"))
            ) label
            ORDER BY happened DESC, text DESC LIMIT 1
            """
    }
}
