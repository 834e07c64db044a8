import Billing
import BillingService
import GRDB

/// The table of closed months in which what resources cost may have changed since.
struct SQLiteTouchedMonths {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Writes what one batch has touched, in the order of the table's key, so that neighbours are written together.
    func insert(_ touched: Set<TouchedMonth>) throws {
        let insert = try SQLiteStatement(
            kept: """
                INSERT INTO touched (organization, batch, resource, month, space) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT DO NOTHING
                """, on: database)
        func key(_ entry: TouchedMonth) -> (OrganizationKey, ResourceKey, Month, SpaceKey) {
            (entry.place.organization, entry.resource, entry.month, entry.place.space)
        }
        for entry in touched.sorted(by: { key($0) < key($1) }) {
            insert.bind(entry.place.organization.value, at: 1)
            insert.bind(entry.batch, at: 2)
            insert.bind(entry.resource.value, at: 3)
            insert.bind(entry.month.ordinal, at: 4)
            insert.bind(entry.place.space.value, at: 5)
            try insert.run()
        }
    }

    /// Those of a scope that came after one batch, and until another.
    func months(in scope: ScopeKey, after batch: Int64, through last: Int64) throws -> [TouchedMonth] {
        let select = try SQLiteStatement(kept: Self.sql(of: scope), on: database)
        select.bind(batch, at: 1)
        select.bind(last, at: 2)
        if let value = scope.value { select.bind(value, at: 3) }
        var months: [TouchedMonth] = []
        while try select.step() {
            let place = Place(
                organization: OrganizationKey(select.integer(at: 0)), space: SpaceKey(select.integer(at: 1)))
            months.append(
                TouchedMonth(
                    place: place, resource: ResourceKey(select.integer(at: 2)), month: Month(ordinal: select.integer(at: 3)),
                    batch: select.integer(at: 4)))
        }
        return months
    }

    static func sql(of scope: ScopeKey) -> String {
        let condition =
            switch scope {
            case .account: ""
            case .organization: "organization = ?3 AND"
            case .space: "space = ?3 AND"
            }
        return """
            SELECT organization, space, resource, month, batch FROM touched WHERE \(condition) batch > ?1 AND batch <= ?2
            """
    }
}
