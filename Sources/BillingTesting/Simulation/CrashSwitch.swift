import Synchronization

/// Decides which write a server does not survive.
final class CrashSwitch: Sendable {
    /// When a server crashes: what it was asked to write is not stored, or is and nobody was told.
    enum Moment: Sendable {
        case beforeWriting
        case afterWriting
    }

    private struct Plan {
        var writes: Int
        var moment: Moment
    }

    private struct State {
        var plan: Plan?
        var hasCrashed = false
    }

    private let state = Mutex(State())

    /// Whether the server crashed since ``arm(_:after:)``.
    var hasCrashed: Bool { state.withLock(\.hasCrashed) }

    /// - Parameter writes: how many writes are survived before.
    func arm(_ moment: Moment, after writes: Int) {
        state.withLock { $0 = State(plan: Plan(writes: writes, moment: moment)) }
    }

    /// Forgets a crash, also one that has not happened.
    func disarm() {
        state.withLock { $0 = State() }
    }

    /// What becomes of the next write; nil where it is survived.
    func next() -> Moment? {
        state.withLock { state in
            guard let plan = state.plan else { return nil }
            guard plan.writes == 0 else {
                state.plan?.writes -= 1
                return nil
            }
            state = State(plan: nil, hasCrashed: true)
            return plan.moment
        }
    }
}
