import Billing
import BillingService
import GRDB

/// Reads one snapshot.
struct SQLiteReader {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func ledger() throws -> Ledger {
        let statement = try SQLiteStatement("SELECT batch, recorded FROM ledger", on: database)
        return try statement.first { row in
            Ledger(batch: row.integer(at: 0), recorded: Instant(millisecondsSince1970: row.integer(at: 1)))
        } ?? .empty
    }

    func history(of scope: Scope) throws -> ScopeHistory? {
        guard let key = try key(of: scope) else { return nil }
        return try history(of: key)
    }

    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) throws -> ScopeUsage? {
        guard let key = try key(of: scope) else { return nil }
        let history = try history(of: key)
        guard let months = history.months(now: period.now), months.contains(period.month) else {
            return ScopeUsage(history: history, columns: SpanColumns())
        }
        let statement = try SQLiteStatement(SQLiteReader.spansSQL(of: key), on: database)
        statement.bind(period.start.millisecondsSince1970, at: 1)
        statement.bind(period.cutoff.millisecondsSince1970, at: 2)
        if let value = key.value { statement.bind(value, at: 3) }
        var columns = SpanColumns()
        var names = try SQLiteNames(databases: databases, detail: detail, database: database)
        while try statement.step() {
            try append(statement, to: &columns, names: &names, period: period, detail: detail)
        }
        return ScopeUsage(history: history, columns: columns)
    }

    /// The spans of a scope that end after ?1 and start before ?2, straight from the index (organization, end, start), or from
    /// that of spaces: what has ended before the month is not touched.
    static func spansSQL(of key: ScopeKey) -> String {
        let columns = """
            spans.start, spans."end", spans.price, spans.quantity, spans.type, spans.description, spans.beaten, spans.turns,
            spans.organization, spans.space, spans.app, spans.resource_name, spans.event
            """
        return switch key {
        case .account:
            """
            SELECT \(columns) FROM organizations CROSS JOIN spans
            WHERE spans.organization = organizations.key AND spans."end" > ?1 AND spans.start < ?2
            """
        case .organization:
            "SELECT \(columns) FROM spans WHERE organization = ?3 AND \"end\" > ?1 AND start < ?2"
        case .space:
            """
            SELECT \(columns) FROM spans INDEXED BY spans_by_space
            WHERE space = ?3 AND "end" > ?1 AND start < ?2
            """
        }
    }

    private func append(
        _ row: SQLiteStatement, to columns: inout SpanColumns, names: inout SQLiteNames, period: BillingPeriod,
        detail: UsageDetail
    ) throws {
        let start = Instant(millisecondsSince1970: row.integer(at: 0))
        let end = Instant(millisecondsSince1970: row.integer(at: 1))
        let type: ItemType = row.integer(at: 4) == 0 ? .dyno : .addon
        let description = row.integer(at: 5)
        let lostDays = period.lostDays(
            start: start, end: end, isBeatenOnFirstDay: row.integer(at: 6) != 0,
            lastDayTurns: row.isNull(at: 7) ? [] : Turns.decode(row.bytes(at: 7)))
        let isDatabase = type == .addon ? try names.isDatabase(description) : false
        columns.append(
            start: start, end: end, price: Price(unchecked: row.integer(at: 2)),
            quantity: Quantity(unchecked: Int32(truncatingIfNeeded: row.integer(at: 3))),
            flags: SpanFlags(type: type, isDatabase: isDatabase, lostDays: lostDays))
        guard detail == .items else { return }
        columns.appendNames(
            organization: try names.organization(row.integer(at: 8), in: &columns.organizationNames),
            app: try names.app(row.integer(at: 10), space: row.integer(at: 9), in: &columns.appNames),
            description: try names.description(description, in: &columns.descriptionNames),
            resource: try names.resource(row.isNull(at: 11) ? nil : row.integer(at: 11), in: &columns.resourceNames),
            sequence: row.integer(at: 12))
    }

    private func history(of key: ScopeKey) throws -> ScopeHistory {
        let condition =
            switch key {
            case .account: ""
            case .organization: "WHERE organization = ?1"
            case .space: "WHERE space = ?1"
            }
        let statement = try SQLiteStatement("SELECT min(first_start) FROM places \(condition)", on: database)
        if let value = key.value { statement.bind(value, at: 1) }
        let first = try statement.first { row in
            row.isNull(at: 0) ? nil : Instant(millisecondsSince1970: row.integer(at: 0))
        }
        return ScopeHistory(ledger: try ledger(), firstUsage: first ?? nil)
    }

    /// The key of a scope by id, or else by name, or else by the name that an id is called by; nil where there is no
    /// such organization or space.
    private func key(of scope: Scope) throws -> ScopeKey? {
        switch scope {
        case .account: .account
        case .organization(let name): try key(of: name, in: "organizations").map(ScopeKey.organization)
        case .space(let name): try key(of: name, in: "spaces").map(ScopeKey.space)
        }
    }

    private func key(of name: String, in table: String) throws -> Int64? {
        let conditions = ["id = ?1", "name = ?1 AND id IS NULL", "name = ?1 AND id IS NOT NULL ORDER BY id LIMIT 1"]
        for condition in conditions {
            let statement = try SQLiteStatement("SELECT key FROM \(table) WHERE \(condition)", on: database)
            var name = name
            let key = try name.withUTF8 { text in
                statement.bind(text: UnsafeRawBufferPointer(text), at: 1)
                return try statement.first { $0.integer(at: 0) }
            }
            if let key { return key }
        }
        return nil
    }
}
