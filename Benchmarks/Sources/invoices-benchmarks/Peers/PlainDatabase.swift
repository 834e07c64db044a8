import GRDBSQLite

/// SQLite by its C interface, with nothing in between: what the peers use.
final class PlainDatabase {
    let connection: OpaquePointer

    static let memory = ":memory:"

    init(path: String, isReadOnly: Bool = false) throws(BenchmarkFailure) {
        var connection: OpaquePointer?
        let flags = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let code = sqlite3_open_v2(path, &connection, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let connection else {
            sqlite3_close(connection)
            throw BenchmarkFailure("\(path) can't be opened: error \(code)")
        }
        self.connection = connection
    }

    deinit { sqlite3_close_v2(connection) }

    /// Runs statements that give no rows of interest.
    func execute(_ sql: String) throws(BenchmarkFailure) {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
    }

    func prepare(_ sql: String) throws(BenchmarkFailure) -> PlainStatement {
        try PlainStatement(sql, on: self)
    }

    /// The one number that a statement gives.
    func number(_ sql: String) throws(BenchmarkFailure) -> Int64 {
        let statement = try prepare(sql)
        guard try statement.step() else { throw BenchmarkFailure("no row: \(sql)") }
        return statement.integer(at: 0)
    }

    /// Moves everything from the log into the file, and syncs both.
    func checkpoint() throws(BenchmarkFailure) {
        guard try number("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
            throw BenchmarkFailure("the log could not be moved into the database, because it is in use")
        }
    }

    /// Gives it the settings that the store's own connection for writing has: a commit is on disk when it returns.
    func useSettingsOfStore() throws(BenchmarkFailure) {
        try execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -131072;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA wal_autocheckpoint = 16384;
            """)
    }

    func failure(_ sql: String) -> BenchmarkFailure {
        BenchmarkFailure("\(String(cString: sqlite3_errmsg(connection))): \(sql)")
    }
}
