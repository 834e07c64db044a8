/// Which part of a month is billed.
public struct BilledPart: Hashable, Sendable {
    public var month: Month
    public var proration: Proration
    /// The part of the month in which it ran.
    public var from: Instant
    /// The first instant at which it no longer did, or that is not over yet.
    public var to: Instant
    /// Days, or milliseconds.
    public var unitsBilled: Int64
    public var unitsInMonth: Int64

    public init(
        month: Month, proration: Proration, from: Instant, to: Instant, unitsBilled: Int64, unitsInMonth: Int64
    ) {
        self.month = month
        self.proration = proration
        self.from = from
        self.to = to
        self.unitsBilled = unitsBilled
        self.unitsInMonth = unitsInMonth
    }
}
