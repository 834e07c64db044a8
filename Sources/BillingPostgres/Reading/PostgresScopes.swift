import Billing
import BillingService
import PostgresClient

/// What the names and ids in paths stand for.
enum PostgresScopes {
    /// The key of a scope, or nil where there is no such organization or space.
    ///
    /// - Parameter moment: nil for the last batch.
    static func key(
        of scope: Scope, at moment: PostgresMoment? = nil, on connection: isolated PostgresConnection
    ) async throws -> ScopeKey? {
        let (name, table): (String, PostgresTable)
        switch scope {
        case .account: return .account
        case .organization(let organization): (name, table) = (organization, .organizations)
        case .space(let space): (name, table) = (space, .spaces)
        }
        // PostgreSQL's texts have no NUL, so nothing is named with one.
        guard !name.utf8.contains(0) else { return nil }
        var parameters: [PostgresValue] = [.text(name)]
        let sql: String
        if let moment, !moment.isLast {
            sql = pastSQL(of: table)
            try await connection.keepToIndices()
            parameters += [.int64(moment.batch), .int64(moment.sequence)]
        } else {
            sql = currentSQL(of: table)
        }
        let key = try await connection.query(sql, parameters).first { row in try row.int64(at: 0) }
        return key.map { table == .organizations ? .organization($0) : .space($0) }
    }

    /// An id wins over a name of its own, and that over the label of an id; of equal labels that of the least id.
    private static func currentSQL(of table: PostgresTable) -> String {
        """
        SELECT key FROM (
            SELECT key, 1 AS choice, id FROM \(table.rawValue) WHERE id = $1
            UNION ALL
            SELECT key, 2, id FROM \(table.rawValue) WHERE id IS NULL AND name = $1
            UNION ALL
            (SELECT key, 3, id FROM \(table.rawValue) WHERE id IS NOT NULL AND name = $1 ORDER BY id LIMIT 1)
        ) found
        ORDER BY choice LIMIT 1
        """
    }

    /// The same by what was known at batch $2, of which $3 is the last sequence.
    ///
    /// Whatever had a label then has it now, or had it before it got another one.
    private static func pastSQL(of table: PostgresTable) -> String {
        let name = table.rawValue
        return """
            SELECT key FROM (
                SELECT key, 1 AS choice, id FROM \(name) WHERE id = $1 AND batch <= $2
                UNION ALL
                SELECT key, 2, id FROM \(name) WHERE id IS NULL AND name = $1 AND batch <= $2
                UNION ALL
                (SELECT t.key, 3, t.id FROM (
                    SELECT key FROM \(name) WHERE id IS NOT NULL AND name = $1
                    UNION SELECT key FROM former_labels WHERE kind = '\(name)' AND name = $1
                ) candidate
                JOIN \(name) t ON t.key = candidate.key
                CROSS JOIN LATERAL (\(PostgresLabels.latestSQL(of: table, key: "t.key", through: "$3"))) latest
                WHERE t.id IS NOT NULL AND t.batch <= $2 AND latest.text = $1
                ORDER BY t.id LIMIT 1)
            ) found
            ORDER BY choice LIMIT 1
            """
    }
}
