import Billing
import BillingService
import PostgresClient

extension RatedSpan {
    /// - Parameter row: begins with the columns that ``PostgresSpanColumns`` selects of every span.
    init(_ row: borrowing PostgresRow) throws {
        self.init(
            start: Instant(millisecondsSince1970: try row.int64(at: 0)),
            end: Instant(millisecondsSince1970: try row.int64(at: 1)), price: Price(unchecked: try row.int64(at: 2)),
            quantity: Quantity(unchecked: try row.int32(at: 3)), type: try row.int16(at: 4) == 0 ? .dyno : .addon,
            isBeatenOnFirstDay: try row.bool(at: 5),
            lastDayTurns: try row.isNull(at: 6) ? [] : row.withBytes(at: 6) { Turns.decode($0) })
    }
}
