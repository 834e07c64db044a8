/// A month as it is seen at one moment: what has happened of it by `now`.
public struct BillingPeriod: Hashable, Sendable {
    public let month: Month
    public let now: Instant

    public init(month: Month, now: Instant) {
        self.month = month
        self.now = now
    }

    /// From the first instant after the month on, it is over.
    public var isOver: Bool { now >= month.end }

    public var start: Instant { month.start }

    /// The first instant that no longer counts: that after the month, or now while the month runs.
    public var cutoff: Instant { min(month.end, max(now, month.start)) }

    /// The end as the invoice shows it: now while the month runs, and the month's last second once it is over.
    public var shownEnd: Instant {
        isOver ? month.end.advanced(milliseconds: -1000) : cutoff
    }
}
