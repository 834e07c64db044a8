import Billing
import BillingService
import PostgresClient

/// Reads the lists of organizations, spaces and apps, in the order of their names.
enum PostgresDirectory {
    static func listing(
        _ query: DirectoryQuery, on connection: isolated PostgresConnection
    ) async throws -> DirectoryListing {
        let ledger = try await PostgresReader.ledger(on: connection)
        // Before all names, and of one name before all of its entries.
        let after = query.after ?? DirectoryCursor(name: "", id: nil, tie: -1)
        let texts = [after.name, after.id ?? "", query.search]
        // PostgreSQL's texts have no NUL, so nothing is named with one.
        guard !texts.contains(where: { $0.utf8.contains(0) }) else { return DirectoryListing([], limit: 1, ledger: ledger) }
        var parameters = texts.map(PostgresValue.text) + [.int64(Int64(query.limit) + 1)]
        // What has no id stands before what has one.
        if query.kind == .apps { parameters.append(.int64(after.id == nil ? after.tie : .max)) }
        let rows = try await connection.query(sql(of: query.kind), parameters).map { row in
            let cursor = DirectoryCursor(
                name: try row.text(at: 1), id: try row.optionalText(at: 2), tie: try row.int64(at: 3))
            return (key: try row.int64(at: 0), cursor: cursor)
        }
        var places: [Int64: DirectoryEntry.AppPlace] = [:]
        if query.kind == .apps {
            places = try await appPlaces(of: rows.prefix(query.limit).map(\.key), at: query.now, on: connection)
        }
        return DirectoryListing(rows.map { ($0.cursor, places[$0.key]) }, limit: query.limit, ledger: ledger)
    }

    private static func appPlaces(
        of apps: [Int64], at now: Instant, on connection: isolated PostgresConnection
    ) async throws -> [Int64: DirectoryEntry.AppPlace] {
        let keys = apps.map { AppKey($0) }
        var known = PostgresAppPlaces(of: Set(keys))
        try await known.readLatest(keys.map { ($0, now) }, on: connection)
        var places: [Int64: Place] = [:]
        for app in keys { places[app.value] = known.place(of: app, at: now, before: .max, retracted: [:]) }
        var named = NameKeys()
        named.organizations = Set(places.values.map(\.organization))
        named.spaces = Set(places.values.map(\.space))
        let moment = try await PostgresMoment.at(.max, on: connection)
        let names = try await PostgresNameDirectory.read(named, at: moment, on: connection)
        return places.compactMapValues { place in names.place(place) }
    }

    /// The entries after the one of name $1, id $2 and, of apps, space $5 that have $3 in their name or id, up to $4.
    ///
    /// What has an id and what has none each are in the order of an index, so no more is read than is looked for in.
    private static func sql(of kind: DirectoryKind) -> String {
        let matches = "($3 = '' OR strpos(lower(name), $3) > 0 OR strpos(lower(id), $3) > 0)"
        // Only apps may have one name, and no id, several times.
        let (tie, isLater) = kind == .apps ? ("space", "(name, space) > ($1, $5)") : ("0::bigint", "name > $1")
        return """
            SELECT key, name, id, tie FROM (
                (SELECT key, name, id, \(tie) AS tie FROM \(kind.rawValue)
                WHERE id IS NULL AND \(isLater) AND \(matches) ORDER BY name\(kind == .apps ? ", space" : "") LIMIT $4)
                UNION ALL
                (SELECT key, name, id, 0::bigint FROM \(kind.rawValue)
                WHERE id IS NOT NULL AND (name, id) > ($1, $2) AND \(matches) ORDER BY name, id LIMIT $4)
            ) found
            ORDER BY name, id NULLS FIRST, tie LIMIT $4
            """
    }
}
