/// A task that waits for a connection. Whoever comes first decides what it gets: a connection, its time's end, or its
/// cancellation.
final class PoolWaiter: Sendable {
    typealias Outcome = Result<PooledConnection, PostgresError>

    private enum State {
        case new
        case waiting(CheckedContinuation<Outcome, Never>)
        case resolved(Outcome?)
    }

    let deadlineMilliseconds: Int64
    private let state = Lock(State.new)

    init(deadlineMilliseconds: Int64) { self.deadlineMilliseconds = deadlineMilliseconds }

    /// Waits for the outcome.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let known: Outcome? = state.withLock { state in
                if case .resolved(let outcome) = state { return outcome }
                state = .waiting(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// - Returns: whether this decided it; else somebody was faster.
    func resolve(_ outcome: Outcome) -> Bool {
        let (isFirst, continuation) = state.withLock { state in
            switch state {
            case .new:
                state = .resolved(outcome)
                return (true, nil as CheckedContinuation<Outcome, Never>?)
            case .waiting(let continuation):
                state = .resolved(nil)
                return (true, continuation)
            case .resolved: return (false, nil)
            }
        }
        continuation?.resume(returning: outcome)
        return isFirst
    }
}
