/// Whether an invoice is paid, and since when it has been as it is.
public struct PaymentState: Hashable, Sendable {
    public var status: PaymentStatus
    /// The month's start while it is pending, then when it became paid.
    public var updatedAt: Instant

    public init(status: PaymentStatus, updatedAt: Instant) {
        self.status = status
        self.updatedAt = updatedAt
    }

    public static func pending(_ month: Month) -> PaymentState {
        PaymentState(status: .pending, updatedAt: month.start)
    }

    public static func paid(at instant: Instant) -> PaymentState { PaymentState(status: .paid, updatedAt: instant) }

    /// By time alone: a month is paid from the first instant after its end.
    public static func automatic(_ period: BillingPeriod) -> PaymentState {
        period.isOver ? .paid(at: period.month.end) : .pending(period.month)
    }
}
