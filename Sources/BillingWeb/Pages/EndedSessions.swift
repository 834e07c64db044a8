import Synchronization

/// The sessions that were signed out of before their time, until that comes.
final class EndedSessions: Sendable {
    private let limit: Int
    /// By the session's name, when it would have ended by itself.
    private let expiries = Mutex<[String: Int64]>([:])

    /// - Parameter limit: how many are remembered at most. Only who is signed in can end a session, so it is hardly reached; then
    ///   the one that would end first is forgotten.
    init(limit: Int = 10_000) {
        self.limit = limit
    }

    var count: Int { expiries.withLock { $0.count } }

    func contains(_ session: Session) -> Bool { expiries.withLock { $0[session.name] != nil } }

    func insert(_ session: Session, nowSeconds: Int64) {
        expiries.withLock { expiries in
            expiries = expiries.filter { $0.value > nowSeconds }
            expiries[session.name] = session.expirySeconds
            if expiries.count > limit, let first = expiries.min(by: { $0.value < $1.value }) { expiries[first.key] = nil }
        }
    }
}
