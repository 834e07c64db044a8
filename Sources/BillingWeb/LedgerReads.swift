import BillingService
import Synchronization

/// Reads the ledger for many requests at a time.
///
/// A request must not be answered by what was read before it came: its client may have seen a later batch, also from another
/// server. So it takes part in the next read that begins, with all others that wait for it.
final class LedgerReads: Sendable {
    private typealias Continuation = UnsafeContinuation<Turn, Never>

    private enum Turn {
        /// Someone else has read.
        case told(Result<Ledger, StoreError>)
        /// It is this request's turn to read, for all that wait.
        case reads
    }

    private struct State {
        var isReading = false
        var waiting: [Continuation] = []
    }

    private let store: any Store
    private let state = Mutex(State())

    init(store: any Store) {
        self.store = store
    }

    /// The last batch, as it is after this call has begun.
    func ledger() async throws(StoreError) -> Ledger {
        let isFree = state.withLock { state in
            if state.isReading { return false }
            state.isReading = true
            return true
        }
        if !isFree, case .told(let result) = await turn() { return try result.get() }
        // Those who wait have come before this read begins.
        let others = state.withLock { state in
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        let result: Result<Ledger, StoreError>
        do { result = .success(try await store.ledger()) } catch { result = .failure(error) }
        let next = state.withLock { state -> Continuation? in
            state.isReading = !state.waiting.isEmpty
            return state.waiting.popLast()
        }
        next?.resume(returning: .reads)
        for other in others { other.resume(returning: .told(result)) }
        return try result.get()
    }

    private func turn() async -> Turn {
        await withUnsafeContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isReading {
                    state.waiting.append(continuation)
                    return false
                }
                state.isReading = true
                return true
            }
            if isFree { continuation.resume(returning: .reads) }
        }
    }
}
