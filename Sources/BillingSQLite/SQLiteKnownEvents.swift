import Billing
import BillingService
import GRDB

/// Looks at single events that are known: what they say, where their app belongs, and what is called as they say.
struct SQLiteKnownEvents {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// What a known event says, with its names.
    func facts(of row: SQLiteEventKeys.Row) throws -> EventFacts {
        switch row.kind {
        case .changed, .ended: try factsOfEvent(row)
        case .moved, .deleted: try factsOfAppEvent(row)
        case .retracted: try factsOfRetraction(row)
        }
    }

    private func factsOfEvent(_ row: SQLiteEventKeys.Row) throws -> EventFacts {
        let select = try SQLiteStatement(
            """
            SELECT o.name, s.name, a.name, r.text, d.text, e.quantity, e.price FROM events e JOIN apps a ON a.key = e.app
            LEFT JOIN organizations o ON o.key = e.organization LEFT JOIN spaces s ON s.key = e.space
            LEFT JOIN texts r ON r.key = e.resource_name LEFT JOIN texts d ON d.key = e.description
            WHERE e.resource = ?1 AND e.happened = ?2 AND e.sequence = ?3
            """, on: database)
        select.bind(row.resource.value, at: 1)
        bind(row, to: select)
        let fields = try select.first { found in
            [
                ("organization", found.text(at: 0)), ("space", found.text(at: 1)), ("app", found.text(at: 2)),
                ("resource", found.text(at: 3)), ("description", found.text(at: 4)),
                ("quantity", found.isNull(at: 5) ? nil : "\(found.integer(at: 5))"),
                ("price_per_unit", found.isNull(at: 6) ? nil : "\(Price(unchecked: found.integer(at: 6)))"),
            ]
        }
        return EventFacts(kind: row.kind, happened: row.happened, fields: fields ?? [])
    }

    private func factsOfAppEvent(_ row: SQLiteEventKeys.Row) throws -> EventFacts {
        let select = try SQLiteStatement(
            """
            SELECT o.name, s.name, a.name FROM app_events e JOIN apps a ON a.key = e.app
            LEFT JOIN organizations o ON o.key = e.organization LEFT JOIN spaces s ON s.key = e.space
            WHERE e.app = ?1 AND e.happened = ?2 AND e.sequence = ?3
            """, on: database)
        select.bind(row.app?.value, at: 1)
        bind(row, to: select)
        let fields = try select.first { found in
            [("organization", found.text(at: 0)), ("space", found.text(at: 1)), ("app", found.text(at: 2))]
        }
        return EventFacts(kind: row.kind, happened: row.happened, fields: fields ?? [])
    }

    private func factsOfRetraction(_ row: SQLiteEventKeys.Row) throws -> EventFacts {
        let select = try SQLiteStatement(
            "SELECT name, id FROM retractions JOIN sources ON key = source WHERE sequence = ?1", on: database)
        select.bind(row.sequence, at: 1)
        let fields = try select.first { found in [("source", found.text(at: 0)), ("id", found.text(at: 1))] }
        return EventFacts(kind: row.kind, happened: row.happened, fields: fields ?? [])
    }

    private func bind(_ row: SQLiteEventKeys.Row, to select: SQLiteStatement) {
        select.bind(row.happened.millisecondsSince1970, at: 2)
        select.bind(row.sequence, at: 3)
    }

    /// Where an app belongs by all that happened until `instant`, or nil where nothing tells.
    func place(of app: AppKey, at instant: Instant) throws -> Place? {
        try SQLiteKnownEvents.place(of: app, at: instant, on: database)
    }

    static func place(of app: AppKey, at instant: Instant, on database: Database) throws -> Place? {
        let select = try SQLiteStatement(
            kept: """
                SELECT organization, space, happened, sequence FROM events
                WHERE resource IN (SELECT key FROM resources WHERE app = ?1) AND happened <= ?2 AND retracted IS NULL
                AND kind = \(EventKind.changed.rawValue) AND closes IS NULL
                UNION ALL
                SELECT organization, space, happened, sequence FROM app_events
                WHERE app = ?1 AND happened <= ?2 AND retracted IS NULL AND kind = \(EventKind.moved.rawValue)
                ORDER BY happened DESC, sequence DESC
                """, on: database)
        select.bind(app.value, at: 1)
        select.bind(instant.millisecondsSince1970, at: 2)
        var organization: OrganizationKey?
        var space: SpaceKey?
        while organization == nil || space == nil, try select.step() {
            if organization == nil, !select.isNull(at: 0) { organization = OrganizationKey(select.integer(at: 0)) }
            if space == nil, !select.isNull(at: 1) { space = SpaceKey(select.integer(at: 1)) }
        }
        guard let organization, let space else { return nil }
        return Place(organization: organization, space: space)
    }

    /// Finds out anew what is called as an event said that was taken back.
    func nameAnew(_ row: SQLiteEventKeys.Row) throws {
        let (table, key) = row.app.map { ("app_events", ("app", $0.value)) } ?? ("events", ("resource", row.resource.value))
        let select = try SQLiteStatement(
            """
            SELECT app, app_name, organization, organization_name, space, space_name FROM \(table)
            WHERE \(key.0) = ?1 AND happened = ?2 AND sequence = ?3
            """, on: database)
        select.bind(key.1, at: 1)
        bind(row, to: select)
        var things: [(table: String, column: String, key: Int64)] = []
        _ = try select.first { found in
            let columns = [("apps", "app"), ("organizations", "organization"), ("spaces", "space")]
            for (index, (table, column)) in columns.enumerated() where !found.isNull(at: Int32(2 * index + 1)) {
                things.append((table, column, found.integer(at: Int32(2 * index))))
            }
        }
        for thing in things {
            if thing.column != "app", try !isNamed(thing.table, thing.key, at: row.happened) { continue }
            try nameAnew(thing.table, column: thing.column, key: thing.key)
        }
    }

    /// Whether an organization or space has its name since then. Only then all of its events must be looked at.
    private func isNamed(_ table: String, _ key: Int64, at happened: Instant) throws -> Bool {
        let named = try SQLiteStatement("SELECT 1 FROM \(table) WHERE key = ?1 AND named = ?2", on: database)
        named.bind(key, at: 1)
        named.bind(happened.millisecondsSince1970, at: 2)
        return try named.first { _ in true } ?? false
    }

    /// Gives an id the latest name of the events that hold; of two at one millisecond the greater name.
    func nameAnew(_ table: String, column: String, key: Int64) throws {
        let own = column == "app" ? "resource IN (SELECT key FROM resources WHERE app = ?1)" : "\(column) = ?1"
        let update = try SQLiteStatement(
            """
            WITH labels(happened, name) AS (
                SELECT happened, text FROM events JOIN texts ON key = \(column)_name WHERE \(own) AND retracted IS NULL
                UNION ALL
                SELECT happened, text FROM app_events JOIN texts ON key = \(column)_name
                WHERE \(column) = ?1 AND retracted IS NULL
            ),
            latest AS (SELECT happened, name FROM labels ORDER BY happened DESC, name DESC LIMIT 1)
            UPDATE \(table) SET name = coalesce((SELECT name FROM latest), id),
            named = coalesce((SELECT happened FROM latest), \(Int64.min + 1) - 1),
            renamed = CASE WHEN name = coalesce((SELECT name FROM latest), id) THEN renamed
                ELSE \(SQLiteLedger.nextBatch) END
            WHERE key = ?1
            """, on: database)
        update.bind(key, at: 1)
        try update.run()
    }
}
