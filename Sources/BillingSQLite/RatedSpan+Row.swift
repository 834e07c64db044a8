import Billing
import BillingService

extension RatedSpan {
    /// - Parameter row: begins with the columns that ``SQLiteSpanReader`` selects of every span.
    @inline(__always)
    init(_ row: SQLiteStatement) {
        self.init(
            start: Instant(millisecondsSince1970: row.integer(at: 0)), end: Instant(millisecondsSince1970: row.integer(at: 1)),
            price: Price(unchecked: row.integer(at: 2)),
            quantity: Quantity(unchecked: Int32(truncatingIfNeeded: row.integer(at: 3))),
            type: row.integer(at: 4) == 0 ? .dyno : .addon, isBeatenOnFirstDay: row.integer(at: 6) != 0,
            lastDayTurns: row.isNull(at: 7) ? [] : Turns.decode(row.bytes(at: 7)))
    }
}
