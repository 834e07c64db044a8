public import Billing
public import BillingService
import Foundation
import GRDB

/// A store in one SQLite file: the default.
///
/// One writer and several readers at a time, also of several processes. What a call has written is on disk when it returns:
/// `synchronous` is FULL, which GRDB's pool resets and is set anew on its writer.
public struct SQLiteStore: Store {
    let pool: DatabasePool
    private let ledgerReader: SQLiteLedgerReader
    let writer = SQLiteWriter()
    private let closedMonths = SQLiteClosedMonths()

    /// How long a write waits for another process's before it gives up, in seconds.
    public static let busyTimeoutSeconds = 10.0
    /// How many kibibytes of pages a connection keeps: what a bulk import works in, and enough for the inner pages of any
    /// table when reading.
    private static let writerCacheKibibytes = 131_072
    private static let readerCacheKibibytes = 8192

    /// Opens a database file, and brings it to the newest form.
    ///
    /// - Parameter createsFile: whether a file that is not there is made, or is an error.
    public init(
        path: String, createsFile: Bool = true, busyTimeoutSeconds: Double = SQLiteStore.busyTimeoutSeconds
    ) throws(StoreError) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.maximumReaderCount = 4
        configuration.label = "invoices"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.readerCacheKibibytes)")
        }
        if !createsFile, !FileManager.default.fileExists(atPath: path) {
            throw .cannotOpen(path: path, reason: "there is no such file; import usage to make it")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // The temporary table holds the lines that an import has met: on disk where it grows, because a file that is imported
            // again may be larger than memory.
            try pool.writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        PRAGMA synchronous = FULL;
                        PRAGMA cache_size = -\(SQLiteStore.writerCacheKibibytes);
                        PRAGMA journal_size_limit = 67108864;
                        PRAGMA wal_autocheckpoint = 16384;
                        CREATE TEMP TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID;
                        """)
            }
            let migrator = SQLiteMigrations.migrator
            if try pool.read(migrator.hasBeenSuperseded) { throw StoreError.tooNew(path: path) }
            if try !pool.read(migrator.hasCompletedMigrations) { try migrator.migrate(pool) }
            ledgerReader = try SQLiteLedgerReader(path: path, busyTimeoutSeconds: busyTimeoutSeconds)
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            let storeError = SQLiteStore.storeError(error)
            throw storeError == .busy
                ? .busy : .cannotOpen(path: path, reason: error.message ?? "\(error.resultCode)")
        } catch {
            throw .cannotOpen(path: path, reason: "\(error)")
        }
    }

    /// Waits for what is under way and closes the database, whose one file then holds everything.
    public func close() throws(StoreError) {
        do {
            try ledgerReader.close()
            // The last connection to close moves the journal into the file and removes it; a reader is not allowed to.
            pool.writeWithoutTransaction { _ in writer.close() }
            pool.invalidateReadOnlyConnections()
            try pool.close()
        } catch { throw SQLiteStore.storeError(error) }
    }

    public func ledger() async throws(StoreError) -> Ledger {
        do { return try ledgerReader.read() } catch { throw SQLiteStore.storeError(error) }
    }

    public func history(of scope: Scope, at batch: Int64?) async throws(StoreError) -> ScopeHistory? {
        try await read { [closedMonths] database in
            try SQLiteReader(database, closedMonths: closedMonths).history(of: scope, at: batch)
        }
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage? {
        try await read { [closedMonths] database in
            try SQLiteReader(database, closedMonths: closedMonths).usage(
                of: scope, in: period, databases: databases, detail: detail)
        }
    }

    public func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage {
        try await read { [closedMonths] database in
            try SQLiteReader(database, closedMonths: closedMonths).usage(
                ofKey: key, in: period, databases: databases, detail: detail)
        }
    }

    public func directory(_ query: DirectoryQuery) async throws(StoreError) -> DirectoryListing {
        try await read { database in try SQLiteDirectory(database).listing(query) }
    }

    public func identities(of ids: [String], source: String) async throws(StoreError) -> [String: EventIdentity] {
        try await read { database in
            let select = try SQLiteStatement(
                """
                SELECT content FROM event_keys WHERE source = (SELECT key FROM sources WHERE name = ?1) AND id = ?2
                """, on: database)
            var identities: [String: EventIdentity] = [:]
            for id in ids {
                let source = Array(source.utf8)
                let bytes = Array(id.utf8)
                identities[id] = try source.withUnsafeBytes { source in
                    try bytes.withUnsafeBytes { id in
                        select.bind(text: source, at: 1)
                        select.bind(blob: id, at: 2)
                        return try select.first { EventIdentity(bytes: $0.bytes(at: 0)) }
                    }
                }
            }
            return identities
        }
    }

    public func plans() async throws(StoreError) -> [PlanPrice] {
        try await read { database in try SQLitePrices(database).plans() }
    }

    public func cursor(of source: String) async throws(StoreError) -> String? {
        try await read { database in
            try String.fetchOne(database, sql: "SELECT cursor FROM cursors WHERE source = ?", arguments: [source])
        }
    }

    /// One snapshot of the database.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws(StoreError) -> Result {
        do { return try await pool.read(body) } catch { throw SQLiteStore.storeError(error) }
    }

    static func storeError(_ error: any Error) -> StoreError {
        guard let error = error as? DatabaseError else { return .failed("\(error)") }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        default: return .failed(error.message ?? "\(error.resultCode)")
        }
    }
}
