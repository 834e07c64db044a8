import Billing
import BillingService
import GRDB

/// The one row that tells the last batch.
final class SQLiteLedger {
    /// The number of the batch that is on its way, as SQL: the ledger is written at its end.
    static let nextBatch = "(SELECT batch + 1 FROM ledger)"

    private let select: SQLiteStatement
    private let update: SQLiteStatement
    private let insert: SQLiteStatement

    init(_ database: Database) throws {
        select = try SQLiteStatement("SELECT batch, recorded, sequence FROM ledger", on: database)
        update = try SQLiteStatement("UPDATE ledger SET batch = ?1, recorded = ?2, sequence = ?3", on: database)
        insert = try SQLiteStatement("INSERT INTO batches (batch, recorded, sequence) VALUES (?1, ?2, ?3)", on: database)
    }

    /// The ledger, and the sequence of the last event.
    func read() throws -> (ledger: Ledger, sequence: Int64) {
        let row = try select.first { row in
            (
                ledger: Ledger(batch: row.integer(at: 0), recorded: Instant(millisecondsSince1970: row.integer(at: 1))),
                sequence: row.integer(at: 2)
            )
        }
        return row ?? (.empty, 0)
    }

    func write(_ ledger: Ledger, lastSequence: Int64) throws {
        update.bind(ledger.batch, at: 1)
        update.bind(ledger.recorded.millisecondsSince1970, at: 2)
        update.bind(lastSequence, at: 3)
        try update.run()
        insert.bind(ledger.batch, at: 1)
        insert.bind(ledger.recorded.millisecondsSince1970, at: 2)
        insert.bind(lastSequence, at: 3)
        try insert.run()
    }
}
