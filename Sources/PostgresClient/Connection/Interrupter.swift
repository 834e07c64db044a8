import Synchronization

/// Cancels a connection's statement from any thread.
///
/// Statements are numbered by tickets, so that a late cancellation can never hit the statement after the one it was meant for:
/// a statement only ends once a request that is under way for it has reached the server.
final class Interrupter: Sendable {
    enum Reason: Sendable {
        /// The task was cancelled.
        case cancelled
        /// The statement took too long.
        case timeout
        /// The rest of its rows is of no interest.
        case abandoned
    }

    private struct State {
        var ticket: UInt64 = 0
        var reason: Reason?
        var requestedMilliseconds: Int64 = 0
        var sentMilliseconds: Int64 = 0
        var isSending = false
    }

    /// A request that arrives before its statement does nothing, so it is repeated.
    private static let repeatMilliseconds: Int64 = 200

    private let key: CancelKey
    /// How long the server has to obey. After that the connection is given up.
    private let graceMilliseconds: Int64
    private let state = Lock(State())
    private let requested = Atomic(false)

    init(key: CancelKey, graceMilliseconds: Int) {
        self.key = key
        self.graceMilliseconds = Int64(graceMilliseconds)
    }

    /// Whether the current statement is to stop.
    var isRequested: Bool { requested.load(ordering: .acquiring) }

    /// Begins a statement, whose ticket is given.
    func begin() -> UInt64 {
        state.withLock { state in
            state.ticket += 1
            state.reason = nil
            requested.store(false, ordering: .releasing)
            return state.ticket
        }
    }

    /// Cancels a statement if it is still the current one. The first reason stands. Never blocks.
    func interrupt(_ ticket: UInt64, because reason: Reason) {
        let sends = state.withLock { state in
            guard state.ticket == ticket, state.reason == nil else { return false }
            state.reason = reason
            requested.store(true, ordering: .releasing)
            let now = System.monotonicMilliseconds()
            (state.requestedMilliseconds, state.sentMilliseconds) = (now, now)
            state.isSending = true
            return true
        }
        if sends { send() }
    }

    /// Repeats a request that has had no effect yet.
    ///
    /// - Returns: whether the server still has time to obey.
    func insist(now: Int64) -> Bool {
        let (sends, isInTime) = state.withLock { state in
            guard state.reason != nil else { return (false, true) }
            let isInTime = now - state.requestedMilliseconds < graceMilliseconds
            let sends = isInTime && !state.isSending && now - state.sentMilliseconds >= Interrupter.repeatMilliseconds
            if sends { (state.isSending, state.sentMilliseconds) = (true, now) }
            return (sends, isInTime)
        }
        if sends { send() }
        return isInTime
    }

    /// Ends the current statement, and waits for a request that is on its way.
    ///
    /// - Returns: why the statement was to stop, and whether the connection is safe to use again.
    func end() -> (reason: Reason?, isSettled: Bool) {
        let reason = state.withLock { state in
            // No ticket is current until the next begins.
            state.ticket += 1
            return state.reason
        }
        guard reason != nil else { return (nil, true) }
        let limit = System.monotonicMilliseconds() + graceMilliseconds
        while state.withLock({ $0.isSending }) {
            if System.monotonicMilliseconds() >= limit { return (reason, false) }
            System.sleep(milliseconds: 1)
        }
        return (reason, true)
    }

    /// Sends on a thread of its own: the caller may be one of Swift's pool, and the network may be slow.
    private func send() {
        let isStarted = System.startThread {
            self.key.send()
            self.state.withLock { $0.isSending = false }
        }
        if !isStarted { state.withLock { $0.isSending = false } }
    }
}
