import BillingService
import Synchronization

/// Reads the ledger for requests that are answered from memory.
///
/// A request must not be answered by what was read before it came: its client may have seen a later batch, also from another
/// server. So each asks for a read that begins after it has come. Where a read takes long, as one over a network does, those
/// that come while another one is under way wait for it to end, and share the next.
final class LedgerReads: Sendable {
    private typealias Continuation = UnsafeContinuation<Turn, Never>

    private enum Turn {
        /// Someone else has read.
        case told(Result<Ledger, StoreError>)
        /// It is this request's turn to read, for all that wait.
        case reads
    }

    private struct State {
        /// Whether it takes less to read than to wait for others.
        var isQuick = true
        /// The shortest of the last reads, and how many there were.
        var shortest = Duration.seconds(1)
        var count = 0
        var isReading = false
        var waiting: [Continuation] = []

        /// - Returns: whether nobody is reading; then the one who asks reads.
        mutating func takeTurn() -> Bool {
            guard !isReading else { return false }
            isReading = true
            return true
        }
    }

    /// What waiting for others takes.
    private static let quickDuration = Duration.microseconds(12)
    /// After how many reads it is decided anew. The shortest of them counts, because any read may be interrupted.
    private static let window = 64

    private let store: any Store
    private let state = Mutex(State())

    init(store: any Store) {
        self.store = store
    }

    /// The last batch, as it is after this call has begun.
    func ledger() async throws(StoreError) -> Ledger {
        if state.withLock({ $0.isQuick }) { return try await read().get() }
        if case .told(let result) = await turn() { return try result.get() }
        // Those who wait have come before this read begins.
        let others = state.withLock { state in
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        let result = await read()
        let next = state.withLock { state -> Continuation? in
            state.isReading = !state.waiting.isEmpty
            return state.waiting.popLast()
        }
        next?.resume(returning: .reads)
        for other in others { other.resume(returning: .told(result)) }
        return try result.get()
    }

    private func turn() async -> Turn {
        if state.withLock({ $0.takeTurn() }) { return .reads }
        return await withUnsafeContinuation { continuation in
            let isFree = state.withLock { state in
                if state.takeTurn() { return true }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume(returning: .reads) }
        }
    }

    private func read() async -> Result<Ledger, StoreError> {
        let started = ContinuousClock.now
        let result: Result<Ledger, StoreError>
        do { result = .success(try await store.ledger()) } catch { result = .failure(error) }
        let duration = ContinuousClock.now - started
        state.withLock { state in
            state.shortest = min(state.shortest, duration)
            state.count += 1
            guard state.count == Self.window else { return }
            state.isQuick = state.shortest < Self.quickDuration
            (state.shortest, state.count) = (.seconds(1), 0)
        }
        return result
    }
}
