import GRDBSQLite

/// A prepared statement of a ``PlainDatabase``.
final class PlainStatement {
    let statement: OpaquePointer
    private let database: PlainDatabase
    private let sql: String

    init(_ sql: String, on database: PlainDatabase) throws(BenchmarkFailure) {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database.connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw database.failure(sql)
        }
        self.statement = statement
        self.database = database
        self.sql = sql
    }

    deinit { sqlite3_finalize(statement) }

    /// - Parameter index: from 1.
    @inline(__always)
    func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(statement, index, value) }

    func bind(_ values: [Int64]) {
        for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    }

    /// Goes to the next row, or says that there is none and makes the statement ready to run again.
    @inline(__always)
    func step() throws(BenchmarkFailure) -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw database.failure(sql) }
        return false
    }

    func integer(at column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func text(at column: Int32) -> String {
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }
}
