import Billing
import BillingService
import GRDB

/// The table of batches. Their numbers have no gaps, and both times and sequences rise with them.
struct SQLiteBatches {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// - Parameter batch: nil for the last one; one that is yet to come is the last one too.
    func viewpoint(at batch: Int64?) throws -> SQLiteViewpoint {
        let select = try SQLiteStatement(kept: "SELECT batch, recorded, sequence FROM ledger", on: database)
        let last = try select.first { SQLiteViewpoint($0, isLast: true) }
        let empty = SQLiteViewpoint(ledger: .empty, sequence: 0, isLast: true)
        guard let batch, let last, batch < last.ledger.batch else { return last ?? empty }
        return try find(batch) ?? SQLiteViewpoint(ledger: .empty, sequence: 0, isLast: false)
    }

    func ledger(ofBatch batch: Int64) throws -> Ledger? { try find(batch)?.ledger }

    /// The last batch that was recorded at or before an instant.
    func ledger(recordedBy instant: Instant) throws -> Ledger? {
        var found: Ledger?
        var (low, high) = (Int64(1), try viewpoint(at: nil).ledger.batch)
        while low <= high {
            let middle = (low + high) / 2
            guard let ledger = try find(middle)?.ledger, ledger.recorded <= instant else {
                high = middle - 1
                continue
            }
            found = ledger
            low = middle + 1
        }
        return found
    }

    private func find(_ batch: Int64) throws -> SQLiteViewpoint? {
        let select = try SQLiteStatement(
            kept: "SELECT batch, recorded, sequence FROM batches WHERE batch = ?1", on: database)
        select.bind(batch, at: 1)
        return try select.first { SQLiteViewpoint($0, isLast: false) }
    }
}

extension SQLiteViewpoint {
    /// Reads the columns in the order in which ``SQLiteBatches`` selects them.
    fileprivate init(_ row: SQLiteStatement, isLast: Bool) {
        self.init(
            ledger: Ledger(batch: row.integer(at: 0), recorded: Instant(millisecondsSince1970: row.integer(at: 1))),
            sequence: row.integer(at: 2), isLast: isLast)
    }
}
