public import Billing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What time it is: that of the system, or one that is fixed so that any moment can be reproduced.
public struct BillingClock: Sendable {
    private let fixed: Instant?

    public static let system = BillingClock(fixed: nil)

    /// A clock that does not run on.
    public static func fixed(at instant: Instant) -> BillingClock { BillingClock(fixed: instant) }

    private init(fixed: Instant?) {
        self.fixed = fixed
    }

    public var isFixed: Bool { fixed != nil }

    public var now: Instant {
        if let fixed { return fixed }
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(millisecondsSince1970: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
