public import Billing
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What time it is: that of the system, one that is fixed so that any moment can be reproduced, or one that is set forward.
public struct BillingClock: Sendable {
    /// A time that is set by hand, and only forward.
    private final class Hand: Sendable {
        let instant: Mutex<Instant>

        init(_ instant: Instant) {
            self.instant = Mutex(instant)
        }
    }

    private enum Kind: Sendable {
        case system
        case fixed(Instant)
        case settable(Hand)
    }

    private let kind: Kind

    public static let system = BillingClock(kind: .system)

    /// A clock that does not run on.
    public static func fixed(at instant: Instant) -> BillingClock { BillingClock(kind: .fixed(instant)) }

    /// A clock that stands until it is set: for people who build against the API, and for tests.
    public static func settable(from instant: Instant) -> BillingClock { BillingClock(kind: .settable(Hand(instant))) }

    private init(kind: Kind) {
        self.kind = kind
    }

    /// Whether it does not run on by itself.
    public var isFixed: Bool { if case .system = kind { false } else { true } }

    /// Whether ``set(to:)`` may be called.
    public var isSettable: Bool { if case .settable = kind { true } else { false } }

    public var now: Instant {
        switch kind {
        case .fixed(let instant): return instant
        case .settable(let hand): return hand.instant.withLock { $0 }
        case .system:
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Instant(millisecondsSince1970: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        }
    }

    /// Sets a settable clock forward.
    ///
    /// - Returns: false where it is not settable, or already stands later.
    public func set(to instant: Instant) -> Bool {
        guard case .settable(let hand) = kind else { return false }
        return hand.instant.withLock { now in
            guard instant >= now else { return false }
            now = instant
            return true
        }
    }
}
