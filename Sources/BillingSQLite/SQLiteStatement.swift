import Billing
import GRDB
import GRDBSQLite

/// A prepared statement on GRDB's connection, for the rows that come by the million: GRDB opens, locks and migrates, and
/// this binds and reads columns without an object a value.
///
/// It belongs to the closure in which GRDB lends the connection.
final class SQLiteStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    /// The connection's own, which it keeps prepared; nil for one that goes with this object.
    private let kept: Statement?

    init(_ sql: String, on database: Database) throws {
        connection = try SQLiteStatement.connection(of: database)
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw SQLiteStatement.error(code, on: connection) }
        self.statement = statement
        kept = nil
    }

    /// A statement that the connection keeps prepared: for small reads, of which preparing would be most of the work.
    ///
    /// One at a time may use it, so it is for a function that reads and returns.
    init(kept sql: String, on database: Database) throws {
        connection = try SQLiteStatement.connection(of: database)
        let kept = try database.cachedStatement(sql: sql)
        statement = kept.sqliteStatement
        self.kept = kept
    }

    deinit {
        if kept == nil {
            sqlite3_finalize(statement)
        } else {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
    }

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
        // A null pointer would be a null, not no bytes.
        guard let start = blob.baseAddress else { return _ = sqlite3_bind_zeroblob(statement, index, 0) }
        sqlite3_bind_blob(statement, index, start, Int32(blob.count), nil)
    }

    /// Sets parameter `index` to a text, which is copied; nil is null.
    func bind(copy text: String?, at index: Int32) {
        guard var text else { return bindNull(at: index) }
        text.withUTF8 { bytes in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
            copy.copyBytes(from: bytes)
            let start = copy.baseAddress?.assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text(statement, index, start, Int32(bytes.count)) { $0?.deallocate() }
        }
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

    /// Leaves the rest of the rows, and makes the statement ready to run again.
    func reset() { sqlite3_reset(statement) }

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

    /// Sets parameter `index` to a number of up to 128 bits: an integer where it fits 64, and otherwise its decimal digits.
    func bind(wide value: Int128, at index: Int32) {
        if let integer = Int64(exactly: value) {
            sqlite3_bind_int64(statement, index, integer)
        } else {
            bind(copy: String(value), at: index)
        }
    }

    /// The number that ``bind(wide:at:)`` has set.
    func wide(at column: Int32) throws -> Int128 {
        if sqlite3_column_type(statement, column) == SQLITE_INTEGER { return Int128(integer(at: column)) }
        guard let number = Int128(text(at: column) ?? "") else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "what should be a number is none")
        }
        return number
    }

    /// An amount in minor units.
    func money(at column: Int32) throws -> Money { Money(minorUnits: try wide(at: column)) }

    @inline(__always)
    func isNull(at column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// The key that a column has, or nil for null.
    func key<Subject>(at column: Int32) -> Key<Subject>? { isNull(at: column) ? nil : Key(integer(at: column)) }

    /// The text or blob of a column, until the next step.
    func bytes(at column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// The text of a column, or nil for null.
    func text(at column: Int32) -> String? {
        isNull(at: column) ? nil : String(decoding: bytes(at: column), as: UTF8.self)
    }

    /// How much work the statement has done so far, in the steps of SQLite's virtual machine.
    var virtualMachineSteps: Int {
        Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0))
    }

    private static func connection(of database: Database) throws -> OpaquePointer {
        guard let connection = database.sqliteConnection else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
        }
        return connection
    }

    private static func error(_ code: Int32, on connection: OpaquePointer) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
    }
}
