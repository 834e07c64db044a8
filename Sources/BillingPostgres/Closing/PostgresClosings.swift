import Billing
import BillingService
import PostgresClient

/// The table of closings: a month is closed once it has a row.
enum PostgresClosings {
    /// What ``closing(in:from:)`` reads, of the table as `c`.
    static let columns =
        "c.month, c.batch, c.recorded, c.sequence, c.proration, c.currency, c.database_words, c.item_count"

    /// All months that are closed.
    static func all(on connection: isolated PostgresConnection) async throws -> ClosedMonths {
        ClosedMonths(
            try await connection.query("SELECT \(columns) FROM closings c").map { row in try closing(in: row, from: 0) })
    }

    /// The closing of a month, or nil where it is open.
    static func closing(of month: Month, on connection: isolated PostgresConnection) async throws -> Closing? {
        try await connection.query("SELECT \(columns) FROM closings c WHERE c.month = $1", [.int64(month.ordinal)]).first {
            row in try closing(in: row, from: 0)
        }
    }

    /// - Parameter column: the first of ``columns``.
    static func closing(in row: borrowing PostgresRow, from column: Int) throws -> Closing {
        let (proration, code) = (try row.text(at: column + 4), try row.text(at: column + 5))
        guard let proration = Proration(rawValue: proration), let currency = Currency(code: code) else {
            throw StoreError.failed("a month was closed by rules that this version does not know")
        }
        let words = try row.text(at: column + 6).split(separator: "\n").map(String.init)
        return Closing(
            month: Month(ordinal: try row.int64(at: column)), batch: try row.int64(at: column + 1),
            recorded: Instant(millisecondsSince1970: try row.int64(at: column + 2)),
            lastSequence: try row.int64(at: column + 3),
            rules: BillingRules(
                proration: proration, currency: currency, databaseServices: DatabaseServices(words: words)),
            itemCount: try row.int64(at: column + 7))
    }

    static func insert(_ closing: Closing, on connection: isolated PostgresConnection) async throws {
        let rules = closing.rules
        _ = try await connection.query(
            """
            INSERT INTO closings (month, batch, recorded, sequence, proration, currency, database_words, item_count)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .int64(closing.month.ordinal), .int64(closing.batch), .int64(closing.recorded.millisecondsSince1970),
                .int64(closing.lastSequence), .text(rules.proration.rawValue), .text(rules.currency.code),
                .text(rules.databaseServices.words.joined(separator: "\n")), .int64(closing.itemCount),
            ])
    }
}
