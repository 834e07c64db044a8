import Billing
import BillingService
import Foundation
import GRDB

/// The table of closings: a month is closed once its row is committed.
struct SQLiteClosings {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func months() throws -> ClosedMonths {
        let select = try SQLiteStatement(
            """
            SELECT month, closings.batch, recorded, closings.sequence, proration, currency, databases, items
            FROM closings JOIN batches ON batches.batch = closings.batch
            """, on: database)
        var closings: [Closing] = []
        while try select.step() { closings.append(try Closing(select)) }
        return ClosedMonths(closings)
    }

    /// - Parameter pieces: the keys of its pieces.
    func insert(_ closing: Closing, pieces: Range<Int64>) throws {
        let insert = try SQLiteStatement(
            """
            INSERT INTO closings (batch, month, sequence, proration, currency, databases, items, first_piece, last_piece)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, on: database)
        let words = try JSONEncoder().encode(closing.rules.databaseServices.words)
        insert.bind(closing.batch, at: 1)
        insert.bind(closing.month.ordinal, at: 2)
        insert.bind(closing.lastSequence, at: 3)
        insert.bind(copy: closing.rules.proration.rawValue, at: 4)
        insert.bind(copy: closing.rules.currency.code, at: 5)
        insert.bind(copy: String(decoding: words, as: UTF8.self), at: 6)
        insert.bind(closing.itemCount, at: 7)
        insert.bind(pieces.lowerBound, at: 8)
        insert.bind(pieces.upperBound - 1, at: 9)
        try insert.run()
    }
}

extension Closing {
    /// Reads the columns in the order in which ``SQLiteClosings`` selects them.
    fileprivate init(_ row: SQLiteStatement) throws {
        guard let proration = Proration(rawValue: row.text(at: 4) ?? ""), let currency = Currency(code: row.text(at: 5) ?? "")
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the rules of a closed month can't be read") }
        let words = try JSONDecoder().decode([String].self, from: Data(row.bytes(at: 6)))
        let rules = BillingRules(
            proration: proration, currency: currency, databaseServices: DatabaseServices(words: words))
        self.init(
            month: Month(ordinal: row.integer(at: 0)), batch: row.integer(at: 1),
            recorded: Instant(millisecondsSince1970: row.integer(at: 2)), lastSequence: row.integer(at: 3), rules: rules,
            itemCount: row.integer(at: 7))
    }
}
