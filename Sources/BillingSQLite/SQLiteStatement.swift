import GRDB
import GRDBSQLite

/// A prepared statement on GRDB's connection, for the rows that come by the million: GRDB opens, locks and migrates, and
/// this binds and reads columns without an object a value.
///
/// It belongs to the closure in which GRDB lends the connection.
final class SQLiteStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer

    init(_ sql: String, on database: Database) throws {
        guard let connection = database.sqliteConnection else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
        }
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw SQLiteStatement.error(code, on: connection) }
        self.connection = connection
        self.statement = statement
    }

    deinit { sqlite3_finalize(statement) }

    /// Sets parameter `index`, from 1; nil is null.
    func bind(_ value: Int64?, at index: Int32) {
        if let value {
            sqlite3_bind_int64(statement, index, value)
        } else {
            sqlite3_bind_null(statement, index)
        }
    }

    /// Sets parameter `index` to text in UTF-8, which must stay where it is until the statement has run.
    func bind(text: UnsafeRawBufferPointer, at index: Int32) {
        let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(statement, index, start, Int32(text.count), nil)
    }

    /// Sets parameter `index` to bytes, which must stay where they are until the statement has run.
    func bind(blob: UnsafeRawBufferPointer, at index: Int32) {
        sqlite3_bind_blob(statement, index, blob.baseAddress, Int32(blob.count), nil)
    }

    func bindNull(at index: Int32) { sqlite3_bind_null(statement, index) }

    /// Goes to the next row, or says that there is none and makes the statement ready to run again.
    func step() throws -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw SQLiteStatement.error(code, on: connection) }
        return false
    }

    /// Runs a statement that gives no rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func run() throws -> Int {
        while try step() {}
        return Int(sqlite3_changes(connection))
    }

    /// Runs an insert into a table whose key is its row's number.
    ///
    /// - Returns: the new row's key. (`RETURNING` would open a table of its own for it, each time.)
    func insert() throws -> Int64 {
        try run()
        return sqlite3_last_insert_rowid(connection)
    }

    /// Runs a statement that gives at most one row, which `read` takes.
    func first<Result>(_ read: (SQLiteStatement) throws -> Result) throws -> Result? {
        guard try step() else { return nil }
        defer { sqlite3_reset(statement) }
        return try read(self)
    }

    @inline(__always)
    func integer(at column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    @inline(__always)
    func isNull(at column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// The text or blob of a column, until the next step.
    func bytes(at column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// How much work the statement has done so far, in the steps of SQLite's virtual machine.
    var virtualMachineSteps: Int {
        Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0))
    }

    private static func error(_ code: Int32, on connection: OpaquePointer) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
    }
}
