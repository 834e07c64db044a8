import Billing
import PostgresClient

/// A controller's database, read in one snapshot.
struct ControllerDatabase: Sendable {
    /// How long the server may take for a page of rows; the first takes as long as sorting them all.
    private static let timeoutMilliseconds = 600_000

    /// In a read-only transaction of the isolation repeatable read.
    let connection: PostgresConnection
    /// How many rows are read at a time.
    let pageRows: Int

    /// Makes the transaction fit, and checks that all that is read is there.
    ///
    /// - Returns: what time it is there.
    func prepare() async throws -> Instant {
        // Whoever changes a table's form is waited for, but not for ever: others wait behind.
        try await connection.run(
            script: "SET LOCAL TimeZone = 'UTC'; SET LOCAL lock_timeout = '30s'; SET LOCAL cursor_tuple_fraction = 1")
        try await checkForm()
        let microseconds = try await query("SELECT now()", []).first { row throws(PostgresError) in
            try row.microsecondsSince1970(at: 0)
        }
        return Instant(millisecondsSince1970: (microseconds ?? 0) / 1000)
    }

    /// Begins a query, and gives its first rows: none where there are none at all.
    func open(_ rows: ControllerQuery) async throws(PostgresError) -> PostgresResult {
        try await query("DECLARE \(rows.cursor) NO SCROLL CURSOR FOR \(rows.sql)", rows.parameters)
        return try await next(rows)
    }

    /// The next rows of a query that was begun: none after the last.
    func next(_ rows: ControllerQuery) async throws(PostgresError) -> PostgresResult {
        try await query("FETCH FORWARD \(pageRows) FROM \(rows.cursor)", [])
    }

    func close(_ rows: ControllerQuery) async throws(PostgresError) {
        try await query("CLOSE \(rows.cursor)", [])
    }

    /// All rows of a query that has few.
    func all(_ rows: ControllerQuery) async throws(PostgresError) -> PostgresResult {
        try await query(rows.sql, rows.parameters)
    }

    @discardableResult
    private func query(
        _ sql: String, _ parameters: [PostgresValue]
    ) async throws(PostgresError) -> PostgresResult {
        try await connection.query(sql, parameters, timeoutMilliseconds: ControllerDatabase.timeoutMilliseconds)
    }

    // MARK: The form

    private static let columnsOfTables = """
        SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relname = ANY($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_table_is_visible(c.oid)
            AND a.attnum > 0 AND NOT a.attisdropped
        """

    private func checkForm() async throws {
        let result = try await query(
            ControllerDatabase.columnsOfTables, [.texts(ControllerTable.allCases.map(\.name))])
        var types: [String: [String: String]] = [:]
        try result.forEach { row throws(PostgresError) in
            types[try row.text(at: 0), default: [:]][try row.text(at: 1)] = try row.text(at: 2)
        }
        let problems = ControllerTable.allCases.flatMap { ControllerDatabase.problems(of: $0, types: types[$0.name]) }
        guard problems.isEmpty else { throw ControllerError.unexpectedForm(problems: problems) }
    }

    /// - Parameter types: of the table's columns, by their names; nil where there is no such table.
    static func problems(of table: ControllerTable, types: [String: String]?) -> [String] {
        guard let types else {
            return ["there is no table \(table.name) (\(table.columns.map(\.description).joined(separator: ", ")))"]
        }
        return table.columns.compactMap { column in
            guard let type = types[column.name] else { return "the table \(table.name) has no column \(column)" }
            if column.kind.types.contains(type) { return nil }
            return "\(table.name).\(column.name) is \(type), not \(column.kind.expectedType)"
        }
    }
}
