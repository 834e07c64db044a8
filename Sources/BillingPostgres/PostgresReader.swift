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
        of key: PostgresScopeKey, on connection: isolated PostgresConnection
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

    /// The key of a scope by id, or else by name; nil where there is no such organization or space.
    private static func key(
        of scope: Scope, on connection: isolated PostgresConnection
    ) async throws -> PostgresScopeKey? {
        switch scope {
        case .account: .account
        case .organization(let name):
            try await key(of: name, in: "organizations", on: connection).map(PostgresScopeKey.organization)
        case .space(let name): try await key(of: name, in: "spaces", on: connection).map(PostgresScopeKey.space)
        }
    }

    /// PostgreSQL's texts have no NUL, so nothing is named with one.
    private static func key(
        of name: String, in table: String, on connection: isolated PostgresConnection
    ) async throws -> Int64? {
        guard !name.utf8.contains(0) else { return nil }
        let sql = "SELECT key FROM \(table) WHERE id = $1 OR id IS NULL AND name = $1 ORDER BY id IS NULL LIMIT 1"
        return try await connection.query(sql, [.text(name)]).first { row in try row.int64(at: 0) }
    }
}

/// A scope as the tables know it.
enum PostgresScopeKey {
    case account
    case organization(Int64)
    case space(Int64)

    var value: Int64? {
        switch self {
        case .account: nil
        case .organization(let key), .space(let key): key
        }
    }
}
