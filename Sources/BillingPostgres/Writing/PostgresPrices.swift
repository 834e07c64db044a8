import Billing
import BillingService
import PostgresClient

/// The table of prices: append-only, of a plan's prices from one time on the last holds.
enum PostgresPrices {
    /// A plan's price from a time on.
    struct Entry: Hashable {
        var type: ItemType
        var plan: TextKey
        var validFrom: Instant
    }

    /// All prices that hold, or held at a batch.
    static func entries(
        at batch: Int64 = .max, on connection: isolated PostgresConnection
    ) async throws -> [Entry: Price] {
        var entries: [Entry: Price] = [:]
        let result = try await connection.query(
            "SELECT type, plan, valid_from, price FROM plan_prices WHERE batch <= $1 ORDER BY sequence", [.int64(batch)])
        try result.forEach { (row) throws(PostgresError) in
            let entry = Entry(
                type: try row.int64(at: 0) == 0 ? .dyno : .addon, plan: TextKey(try row.int64(at: 1)),
                validFrom: Instant(millisecondsSince1970: try row.int64(at: 2)))
            entries[entry] = Price(unchecked: try row.int64(at: 3))
        }
        return entries
    }

    /// The price book as it is, or was at a batch.
    static func book(at batch: Int64 = .max, on connection: isolated PostgresConnection) async throws -> PriceBook {
        book(of: try await entries(at: batch, on: connection))
    }

    static func book(of entries: [Entry: Price]) -> PriceBook {
        var book = PriceBook()
        for (entry, price) in entries { book.set(price, of: entry.plan, type: entry.type, from: entry.validFrom) }
        return book
    }

    /// The price book with its names, in the order of ``Store/plans()``.
    static func plans(on connection: isolated PostgresConnection) async throws -> [PlanPrice] {
        try await connection.query(
            """
            SELECT DISTINCT ON (p.type, t.text, p.valid_from) p.type, t.text, p.valid_from, p.price
            FROM plan_prices p JOIN texts t ON t.key = p.plan
            ORDER BY p.type, t.text, p.valid_from, p.sequence DESC
            """
        ).map { row in
            PlanPrice(
                type: try row.int64(at: 0) == 0 ? .dyno : .addon, plan: try row.text(at: 1),
                price: Price(unchecked: try row.int64(at: 3)),
                validFrom: Instant(millisecondsSince1970: try row.int64(at: 2)))
        }
    }

    static func insert(
        _ prices: [(sequence: Int64, entry: Entry, price: Price)], batch: Int64,
        on connection: isolated PostgresConnection
    ) async throws {
        try await connection.copyRowsIn(
            "COPY plan_prices (sequence, type, plan, valid_from, price, batch) FROM STDIN (FORMAT binary)"
        ) { rows in
            for (sequence, entry, price) in prices {
                rows.append(sequence)
                rows.append(Int16(entry.type.rawValue))
                rows.append(entry.plan.value)
                rows.append(entry.validFrom.millisecondsSince1970)
                rows.append(price.microUnits)
                rows.append(batch)
                try rows.endRow()
            }
        }
    }
}
