import Billing
import BillingService
import GRDB

/// Writes what a chunk changes of the spans, in the order of their key, so that neighbours are written together.
final class SQLiteSpans {
    private struct Row {
        var span: UsageSpan
        var resource: ResourceKey
        var name: TextKey?

        /// The order of the table's key.
        func precedes(_ other: Row) -> Bool {
            if span.place.organization != other.span.place.organization {
                return span.place.organization < other.span.place.organization
            }
            return (span.end, span.start, span.event) < (other.span.end, other.span.start, other.span.event)
        }
    }

    private let insertSpan: SQLiteStatement
    private let deleteSpan: SQLiteStatement
    private let contestSpan: SQLiteStatement
    private let notePlace: SQLiteStatement
    private let forgetPlace: SQLiteStatement
    private let findPlace: SQLiteStatement
    private let findFirstStart: SQLiteStatement
    private var inserted: [Row] = []
    private var removed: [UsageSpan] = []
    private var contested: [UsageSpan] = []
    /// The starts of the first usage of places, as far as they are known to be noted.
    private var noted: [Place: Instant] = [:]

    init(_ database: Database) throws {
        insertSpan = try SQLiteStatement(
            """
            INSERT INTO spans (organization, "end", start, event, space, app, type, quantity, price, description, resource,
            resource_name, beaten, turns) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, on: database)
        deleteSpan = try SQLiteStatement(
            "DELETE FROM spans WHERE organization = ?1 AND \"end\" = ?2 AND start = ?3 AND event = ?4", on: database)
        contestSpan = try SQLiteStatement(
            """
            UPDATE spans SET beaten = ?5, turns = ?6 WHERE organization = ?1 AND "end" = ?2 AND start = ?3 AND event = ?4
            """, on: database)
        notePlace = try SQLiteStatement(
            """
            INSERT INTO places VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET first_start = excluded.first_start WHERE excluded.first_start < first_start
            """, on: database)
        forgetPlace = try SQLiteStatement("DELETE FROM places WHERE organization = ?1 AND space = ?2", on: database)
        findPlace = try SQLiteStatement(
            "SELECT first_start FROM places WHERE organization = ?1 AND space = ?2", on: database)
        findFirstStart = try SQLiteStatement(
            "SELECT min(start) FROM spans WHERE organization = ?1 AND space = ?2", on: database)
    }

    func insert(_ span: UsageSpan, resource: ResourceKey, name: TextKey?) {
        inserted.append(Row(span: span, resource: resource, name: name))
    }

    func remove(_ span: UsageSpan) {
        removed.append(span)
    }

    /// Changes nothing of a span that is there but who is billed for its first and last day.
    func contest(_ span: UsageSpan) {
        contested.append(span)
    }

    func write() throws {
        for span in removed { try change(span, with: deleteSpan) }
        for span in contested { try contestDays(of: span) }
        let rows = inserted
        // Only the numbers of rows are moved about, not the rows.
        for index in rows.indices.sorted(by: { rows[$0].precedes(rows[$1]) }) { try insert(rows[index]) }
        try writePlaces()
        removeAll()
    }

    /// Forgets which places are noted, for when another process may have written, or a batch was taken back.
    func forget() { noted.removeAll() }

    /// Forgets what was not written.
    func removeAll() {
        inserted.removeAll(keepingCapacity: true)
        removed.removeAll(keepingCapacity: true)
        contested.removeAll(keepingCapacity: true)
    }

    private func contestDays(of span: UsageSpan) throws {
        contestSpan.bind(span.isBeatenOnFirstDay ? 1 : 0, at: 5)
        try withTurns(of: span, boundTo: contestSpan, at: 6) { try change(span, with: contestSpan) }
    }

    /// Runs a statement that changes one span, by its key.
    private func change(_ span: UsageSpan, with statement: SQLiteStatement) throws {
        bindKey(of: span, to: statement)
        guard try statement.run() == 1 else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a span that its events tell of is not there")
        }
    }

    private func bindKey(of span: UsageSpan, to statement: SQLiteStatement) {
        statement.bind(span.place.organization.value, at: 1)
        statement.bind(span.end.millisecondsSince1970, at: 2)
        statement.bind(span.start.millisecondsSince1970, at: 3)
        statement.bind(span.event, at: 4)
    }

    private func withTurns(
        of span: UsageSpan, boundTo statement: SQLiteStatement, at index: Int32, _ run: () throws -> Void
    ) throws {
        if span.lastDayTurns.isEmpty {
            statement.bindNull(at: index)
            try run()
        } else {
            try Turns.encode(span.lastDayTurns).withUnsafeBytes { turns in
                statement.bind(blob: turns, at: index)
                try run()
            }
        }
    }

    private func insert(_ row: Row) throws {
        let span = row.span
        bindKey(of: span, to: insertSpan)
        insertSpan.bind(span.place.space.value, at: 5)
        insertSpan.bind(span.app.value, at: 6)
        insertSpan.bind(Int64(span.type.rawValue), at: 7)
        insertSpan.bind(Int64(span.quantity.count), at: 8)
        insertSpan.bind(span.price.microUnits, at: 9)
        insertSpan.bind(span.description.value, at: 10)
        insertSpan.bind(row.resource.value, at: 11)
        insertSpan.bind(row.name?.value, at: 12)
        insertSpan.bind(span.isBeatenOnFirstDay ? 1 : 0, at: 13)
        try withTurns(of: span, boundTo: insertSpan, at: 14) { try insertSpan.run() }
    }

    /// Keeps the start of each place's first usage, which tells a scope's first month without a look at its history.
    ///
    /// Only where the first span itself went, and none as early came, is it looked for anew.
    private func writePlaces() throws {
        var earliest: [Place: Instant] = [:]
        for row in inserted {
            earliest[row.span.place] = min(earliest[row.span.place] ?? .never, row.span.start)
        }
        var gone: [Place: Instant] = [:]
        for span in removed where span.start < earliest[span.place] ?? .never {
            gone[span.place] = min(gone[span.place] ?? .never, span.start)
        }
        for (place, start) in gone {
            bind(place, to: findPlace)
            let first = try findPlace.first { Instant(millisecondsSince1970: $0.integer(at: 0)) }
            guard let first, start <= first else { continue }
            try run(forgetPlace, place)
            noted[place] = nil
            bind(place, to: findFirstStart)
            let next = try findFirstStart.first { $0.isNull(at: 0) ? nil : $0.integer(at: 0) }
            if let next, let start = next { earliest[place] = Instant(millisecondsSince1970: start) }
        }
        for (place, start) in earliest where start < noted[place] ?? .never {
            noted[place] = start
            notePlace.bind(start.millisecondsSince1970, at: 3)
            try run(notePlace, place)
        }
    }

    private func bind(_ place: Place, to statement: SQLiteStatement) {
        statement.bind(place.organization.value, at: 1)
        statement.bind(place.space.value, at: 2)
    }

    private func run(_ statement: SQLiteStatement, _ place: Place) throws {
        bind(place, to: statement)
        try statement.run()
    }
}
