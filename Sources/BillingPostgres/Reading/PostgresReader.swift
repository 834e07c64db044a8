import Billing
import BillingService
import PostgresClient

/// Reads one snapshot, on the connection whose transaction it is.
enum PostgresReader {
    static func ledger(on connection: isolated PostgresConnection) async throws -> Ledger {
        try await ledger("SELECT batch, recorded FROM ledger", [], on: connection) ?? .empty
    }

    /// The last batch that was recorded at or before an instant.
    static func ledger(recordedBy instant: Instant, on connection: isolated PostgresConnection) async throws -> Ledger? {
        try await ledger(
            "SELECT batch, recorded FROM batches WHERE recorded <= $1 ORDER BY recorded DESC LIMIT 1",
            [.int64(instant.millisecondsSince1970)], on: connection)
    }

    static func ledger(ofBatch batch: Int64, on connection: isolated PostgresConnection) async throws -> Ledger? {
        try await ledger("SELECT batch, recorded FROM batches WHERE batch = $1", [.int64(batch)], on: connection)
    }

    private static func ledger(
        _ sql: String, _ parameters: [PostgresValue], on connection: isolated PostgresConnection
    ) async throws -> Ledger? {
        try await connection.query(sql, parameters).first { row in
            Ledger(batch: try row.int64(at: 0), recorded: Instant(millisecondsSince1970: try row.int64(at: 1)))
        }
    }

    static func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail,
        on connection: isolated PostgresConnection
    ) async throws -> ScopeUsage? {
        guard let key = try await PostgresScopes.key(of: scope, on: connection) else { return nil }
        return try await usage(of: key, in: period, databases: databases, detail: detail, on: connection)
    }

    static func usage(
        of key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail,
        on connection: isolated PostgresConnection
    ) async throws -> ScopeUsage {
        let history = try await PostgresScopeHistory.read(of: key, on: connection)
        guard history.mayHaveUsage(in: period) else { return ScopeUsage(history: history, columns: SpanColumns()) }
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
