import Billing
import BillingService
import GRDB

/// Reads the lists of organizations, spaces and apps, in the order of their names.
struct SQLiteDirectory {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func listing(_ query: DirectoryQuery) throws -> DirectoryListing {
        let select = try SQLiteStatement(kept: Self.sql(of: query.kind), on: database)
        // Before all names, and of one name before all of its entries.
        let after = query.after ?? DirectoryCursor(name: "", id: nil, tie: -1)
        select.bind(copy: after.name, at: 1)
        select.bind(copy: after.id ?? "", at: 2)
        // What has no id stands before what has one.
        select.bind(after.id == nil ? after.tie : .max, at: 3)
        select.bind(copy: query.search, at: 4)
        select.bind(Int64(query.limit) + 1, at: 5)
        var rows: [(key: Int64, cursor: DirectoryCursor)] = []
        while try select.step() {
            let cursor = DirectoryCursor(
                name: select.text(at: 1) ?? "", id: select.text(at: 2), tie: select.integer(at: 3))
            rows.append((select.integer(at: 0), cursor))
        }
        var places: [Int64: DirectoryEntry.AppPlace] = [:]
        if query.kind == .apps { places = try appPlaces(of: rows.prefix(query.limit).map(\.key), at: query.now) }
        return DirectoryListing(
            rows.map { ($0.cursor, places[$0.key]) }, limit: query.limit,
            ledger: try SQLiteBatches(database).viewpoint(at: nil).ledger)
    }

    private func appPlaces(of apps: [Int64], at now: Instant) throws -> [Int64: DirectoryEntry.AppPlace] {
        var places: [Int64: Place] = [:]
        for app in apps { places[app] = try SQLiteKnownEvents.place(of: AppKey(app), at: now, on: database) }
        var keys = NameKeys()
        keys.organizations = Set(places.values.map(\.organization))
        keys.spaces = Set(places.values.map(\.space))
        let viewpoint = try SQLiteBatches(database).viewpoint(at: nil)
        let names = try SQLiteNameDirectory(database, at: viewpoint).names(of: keys)
        return places.compactMapValues { place in names.place(place) }
    }

    /// The entries after the one of name ?1, id ?2 and space ?3 that have ?4 in their name or id, up to ?5.
    ///
    /// What has an id and what has none each are in the order of an index, so no more is read than is looked for in.
    static func sql(of kind: DirectoryKind) -> String {
        let matches = "(?4 = '' OR instr(lower(name), ?4) > 0 OR instr(lower(coalesce(id, '')), ?4) > 0)"
        // Only apps may have one name, and no id, several times.
        let (tie, isLater) = kind == .apps ? ("space", "(name, space) > (?1, ?3)") : ("0", "name > ?1")
        return """
            SELECT * FROM (
                SELECT key, name, NULL AS id, \(tie) AS tie FROM \(kind.rawValue) INDEXED BY \(kind.rawValue)_by_name
                WHERE id IS NULL AND \(isLater) AND \(matches) ORDER BY name\(kind == .apps ? ", space" : "") LIMIT ?5
            )
            UNION ALL
            SELECT * FROM (
                SELECT key, name, id, 0 FROM \(kind.rawValue) INDEXED BY \(kind.rawValue)_by_label
                WHERE id IS NOT NULL AND (name, id) > (?1, ?2) AND \(matches) ORDER BY name, id LIMIT ?5
            )
            ORDER BY name, id, tie LIMIT ?5
            """
    }
}
