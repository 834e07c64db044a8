public import Billing

/// The last committed write: its number, and when it was recorded.
public struct Ledger: Hashable, Sendable {
    /// 0 before the first.
    public let batch: Int64
    public let recorded: Instant

    public static let empty = Ledger(batch: 0, recorded: Instant(millisecondsSince1970: 0))

    public init(batch: Int64, recorded: Instant) {
        self.batch = batch
        self.recorded = recorded
    }

    /// The ledger after one more batch: times of recording rise strictly, whatever the clock does.
    public func next(clock: Instant) -> Ledger {
        Ledger(batch: batch + 1, recorded: batch == 0 ? clock : max(clock, recorded.advanced(milliseconds: 1)))
    }
}
