import Billing
import BillingService
import GRDB

/// The table of prices: append-only, the last of a plan's prices from one time on holds.
struct SQLitePrices {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The price book as it is, or as it was at a batch.
    func book(at batch: Int64 = .max) throws -> PriceBook {
        var book = PriceBook()
        let select = try SQLiteStatement(
            kept: "SELECT type, plan, valid_from, price FROM plan_prices WHERE batch <= ?1 ORDER BY sequence", on: database)
        select.bind(batch, at: 1)
        while try select.step() {
            book.set(
                Price(unchecked: select.integer(at: 3)), of: TextKey(select.integer(at: 1)),
                type: select.integer(at: 0) == 0 ? .dyno : .addon,
                from: Instant(millisecondsSince1970: select.integer(at: 2)))
        }
        return book
    }

    /// The price book with its names, in the order of ``Store/plans()``.
    func plans() throws -> [PlanPrice] {
        var plans: [PlanPrice] = []
        let select = try SQLiteStatement(
            """
            SELECT type, text, valid_from, price FROM plan_prices AS p JOIN texts ON key = plan
            WHERE sequence = (
                SELECT max(sequence) FROM plan_prices AS q
                WHERE q.type = p.type AND q.plan = p.plan AND q.valid_from = p.valid_from
            )
            ORDER BY type, text, valid_from
            """, on: database)
        while try select.step() {
            plans.append(
                PlanPrice(
                    type: select.integer(at: 0) == 0 ? .dyno : .addon,
                    plan: String(decoding: select.bytes(at: 1), as: UTF8.self),
                    price: Price(unchecked: select.integer(at: 3)),
                    validFrom: Instant(millisecondsSince1970: select.integer(at: 2))))
        }
        return plans
    }

    /// The key of a plan's name, which is made where it is new.
    func key(of plan: String) throws -> TextKey {
        var name = plan
        return try name.withUTF8 { text in
            let find = try SQLiteStatement("SELECT key FROM texts WHERE text = ?1", on: database)
            find.bind(text: UnsafeRawBufferPointer(text), at: 1)
            if let known = try find.first({ TextKey($0.integer(at: 0)) }) { return known }
            let insert = try SQLiteStatement("INSERT INTO texts (text) VALUES (?1)", on: database)
            insert.bind(text: UnsafeRawBufferPointer(text), at: 1)
            return TextKey(try insert.insert())
        }
    }

    func insert(_ price: PlanPrice, plan: TextKey, batch: Int64) throws {
        let insert = try SQLiteStatement(
            "INSERT INTO plan_prices (type, plan, valid_from, price, batch) VALUES (?1, ?2, ?3, ?4, ?5)", on: database)
        insert.bind(Int64(price.type.rawValue), at: 1)
        insert.bind(plan.value, at: 2)
        insert.bind(price.validFrom.millisecondsSince1970, at: 3)
        insert.bind(price.price.microUnits, at: 4)
        insert.bind(batch, at: 5)
        try insert.run()
    }

    /// The resources whose events take their price from a plan, with their names.
    func resources(of plan: TextKey, type: ItemType) throws -> [(key: ResourceKey, name: TextKey?)] {
        let select = try SQLiteStatement(
            """
            SELECT DISTINCT resource, resource_name FROM events INDEXED BY events_by_plan
            WHERE plan = ?1 AND plan IS NOT NULL AND price IS NULL AND type = ?2
            """, on: database)
        select.bind(plan.value, at: 1)
        select.bind(Int64(type.rawValue), at: 2)
        var resources: [(key: ResourceKey, name: TextKey?)] = []
        while try select.step() {
            resources.append(
                (ResourceKey(select.integer(at: 0)), select.isNull(at: 1) ? nil : TextKey(select.integer(at: 1))))
        }
        return resources
    }
}
