import Billing
import GRDB
import Synchronization

/// The closed months as connections have found them, so that they are not read for every invoice.
///
/// Closings are only ever added, so the last one tells which there are. It must not be asked after a closing was written that is
/// not committed yet.
final class SQLiteClosedMonths: Sendable {
    private struct Known {
        var lastBatch: Int64
        var months: ClosedMonths
    }

    private let known = Mutex<Known?>(nil)

    func months(_ database: Database) throws -> ClosedMonths {
        let select = try SQLiteStatement(kept: "SELECT max(batch) FROM closings", on: database)
        let last = try select.first { $0.isNull(at: 0) ? nil : $0.integer(at: 0) } ?? nil
        guard let last else { return .none }
        if let months = known.withLock({ $0?.lastBatch == last ? $0?.months : nil }) { return months }
        let months = try SQLiteClosings(database).months()
        known.withLock { $0 = Known(lastBatch: last, months: months) }
        return months
    }
}
