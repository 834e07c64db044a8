import Billing
import BillingService
import PostgresClient

/// Reads one snapshot, on the connection whose transaction it is.
enum PostgresReader {
    static func ledger(on connection: isolated PostgresConnection) async throws -> Ledger {
        let row = try await connection.query("SELECT batch, recorded FROM ledger").first { row in
            Ledger(batch: try row.int64(at: 0), recorded: Instant(millisecondsSince1970: try row.int64(at: 1)))
        }
        return row ?? .empty
    }

    static func history(of scope: Scope, on connection: isolated PostgresConnection) async throws -> ScopeHistory? {
        guard let key = try await key(of: scope, on: connection) else { return nil }
        return try await history(of: key, on: connection)
    }

    static func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail,
        on connection: isolated PostgresConnection
    ) async throws -> ScopeUsage? {
        guard let key = try await key(of: scope, on: connection) else { return nil }
        let history = try await history(of: key, on: connection)
        guard let months = history.months(now: period.now), months.contains(period.month) else {
            return ScopeUsage(history: history, columns: SpanColumns())
        }
        var parameters: [PostgresValue] = [
            .int64(period.start.millisecondsSince1970), .int64(period.cutoff.millisecondsSince1970),
        ]
        if let value = key.value { parameters.append(.int64(value)) }
        var columns = PostgresSpanColumns(period: period, databases: databases, detail: detail)
        try await connection.stream(PostgresSpanColumns.sql(of: key, detail: detail), parameters) { row in
            try columns.append(row)
        }
        return ScopeUsage(history: history, columns: columns.columns)
    }

    private static func history(
        of key: ScopeKey, on connection: isolated PostgresConnection
    ) async throws -> ScopeHistory {
        let condition =
            switch key {
            case .account: ""
            case .organization: "WHERE organization = $1"
            case .space: "WHERE space = $1"
            }
        let parameters = key.value.map { [PostgresValue.int64($0)] } ?? []
        let first = try await connection.query("SELECT min(first_start) FROM places \(condition)", parameters).first { row in
            try row.optionalInt64(at: 0)
        }
        return ScopeHistory(
            ledger: try await ledger(on: connection), firstUsage: (first ?? nil).map { Instant(millisecondsSince1970: $0) })
    }

    /// The key of a scope, or nil where there is no such organization or space.
    private static func key(of scope: Scope, on connection: isolated PostgresConnection) async throws -> ScopeKey? {
        switch scope {
        case .account: .account
        case .organization(let name):
            try await key(of: name, in: .organizations, on: connection).map(ScopeKey.organization)
        case .space(let name): try await key(of: name, in: .spaces, on: connection).map(ScopeKey.space)
        }
    }

    /// An id wins over a name of its own, and that over the label of an id; of equal labels that of the least id.
    ///
    /// PostgreSQL's texts have no NUL, so nothing is named with one.
    private static func key(
        of name: String, in table: PostgresTable, on connection: isolated PostgresConnection
    ) async throws -> Int64? {
        guard !name.utf8.contains(0) else { return nil }
        return try await connection.query(
            """
            SELECT key FROM (
                SELECT key, 1 AS choice, id FROM \(table.rawValue) WHERE id = $1
                UNION ALL
                SELECT key, 2, id FROM \(table.rawValue) WHERE id IS NULL AND name = $1
                UNION ALL
                (SELECT key, 3, id FROM \(table.rawValue) WHERE id IS NOT NULL AND name = $1 ORDER BY id LIMIT 1)
            ) found
            ORDER BY choice LIMIT 1
            """, [.text(name)]
        ).first { row in try row.int64(at: 0) }
    }

    /// What a source's events say, by their ids, as far as they are known.
    static func identities(
        of ids: [String], source: String, on connection: isolated PostgresConnection
    ) async throws -> [String: EventIdentity] {
        guard !source.utf8.contains(0) else { return [:] }
        let result = try await connection.query(
            """
            SELECT given.number, k.content FROM sources s
            CROSS JOIN unnest($2::bytea[]) WITH ORDINALITY AS given(id, number)
            JOIN event_keys k ON k.source = s.key AND k.id = given.id
            WHERE s.name = $1
            """, [.text(source), .byteArrays(ids.map { Array($0.utf8) })])
        var identities: [String: EventIdentity] = [:]
        try result.forEach { (row) throws(PostgresError) in
            identities[ids[Int(try row.int64(at: 0)) - 1]] = try row.withBytes(at: 1) { EventIdentity(bytes: $0) }
        }
        return identities
    }

    /// How far a source has been read.
    static func cursor(of source: String, on connection: isolated PostgresConnection) async throws -> String? {
        guard !source.utf8.contains(0) else { return nil }
        return try await connection.query("SELECT cursor FROM cursors WHERE source = $1", [.text(source)]).first { row in
            try row.text(at: 0)
        }
    }
}
