import BillingService
import GRDB
import Synchronization

/// Reads the last batch, for requests that are answered from memory: on the caller's thread, and where nothing was written since
/// the last time, without a call of the system.
///
/// Going to another thread for one row would take many times as long as all else that is done for such a request.
final class SQLiteLedgerReader: Sendable {
    private struct State {
        var walIndex: SQLiteWALIndex?
        /// The ledger, and the mark at which it was read.
        var known: (mark: SQLiteWALIndex.Mark, ledger: Ledger)?
    }

    /// A connection of its own.
    private let queue: DatabaseQueue
    private let state = Mutex(State())

    /// - Parameter path: of a database that has its newest form.
    init(path: String, busyTimeoutSeconds: Double) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.label = "invoices.ledger"
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The last batch that was committed before this call or while it runs, by whatever process.
    func read() throws -> Ledger {
        let known = state.withLock { state in
            state.known.flatMap { $0.mark == state.walIndex?.mark() ? $0.ledger : nil }
        }
        return try known ?? queue.unsafeRead { database in try self.read(database) }
    }

    /// One statement, so it is a snapshot without a transaction. Its ledger is that of a mark that was there before and after.
    private func read(_ database: Database) throws -> Ledger {
        let mark = state.withLock { $0.walIndex?.mark() }
        let ledger = try SQLiteBatches(database).viewpoint(at: nil).ledger
        // It is there once something has been read.
        let walIndex = SQLiteWALIndex(of: database)
        state.withLock { state in
            if state.walIndex == nil { state.walIndex = walIndex }
            if let mark, mark == state.walIndex?.mark() { state.known = (mark, ledger) }
        }
        return ledger
    }

    func close() throws {
        state.withLock { $0 = State() }
        try queue.close()
    }
}
