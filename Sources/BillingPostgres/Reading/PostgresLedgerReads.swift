import BillingService
import PostgresClient
import Synchronization

/// Reads the ledger for requests that are answered from memory, many with one statement.
///
/// A request must not be answered by what was read before it came: its client may have seen a later batch, also from another
/// server. So those that come while a read is under way wait for it to end, and share the next.
final class PostgresLedgerReads: Sendable {
    private typealias Continuation = UnsafeContinuation<Result<Ledger, StoreError>, Never>

    private struct State {
        /// Those that the next read is for.
        var waiting: [Continuation] = []
        /// Those that the read is for that is under way.
        var reading: [Continuation] = []
        /// Whether someone goes on reading for as long as someone waits.
        var isReading = false
    }

    private let pool: PostgresPool
    private let state = Mutex(State())

    init(pool: PostgresPool) {
        self.pool = pool
    }

    /// The last batch, as it is after this call has begun.
    func ledger() async throws(StoreError) -> Ledger {
        let result = await withUnsafeContinuation { continuation in
            let isFirst = state.withLock { state in
                state.waiting.append(continuation)
                defer { state.isReading = true }
                return !state.isReading
            }
            if isFirst { Task { await self.readForAll() } }
        }
        return try result.get()
    }

    private func readForAll() async {
        while state.withLock({ state in
            state.isReading = !state.waiting.isEmpty
            return state.isReading
        }) {
            do {
                // All of it runs on the connection's thread, without a switch to another one between two reads.
                try await pool.withConnection { connection in
                    while self.begin() { self.answer(.success(try await PostgresReader.ledger(on: connection))) }
                }
            } catch {
                // Without a connection no read has begun.
                if state.withLock({ $0.reading.isEmpty }) { _ = begin() }
                answer(.failure(StoreError(error)))
            }
        }
    }

    /// - Returns: whether there is someone to read for.
    private func begin() -> Bool {
        state.withLock { state in
            swap(&state.waiting, &state.reading)
            return !state.reading.isEmpty
        }
    }

    private func answer(_ result: Result<Ledger, StoreError>) {
        let answered = state.withLock { state in
            defer { state.reading.removeAll() }
            return state.reading
        }
        for continuation in answered { continuation.resume(returning: result) }
    }
}
