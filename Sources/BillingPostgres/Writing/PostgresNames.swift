import Billing
import PostgresClient

/// The keys of what a chunk names. All are looked up with one statement; what the database does not have gets a key when a new
/// event needs it, and is written with the chunk.
struct PostgresNames {
    /// What a name may be looked up as.
    private enum Column: Int, CaseIterable {
        case organizationName, organizationID, spaceName, spaceID, appID, text

        /// The rows whose name it is.
        var rows: String {
            switch self {
            case .organizationName: "organizations WHERE name = given.name AND id IS NULL"
            case .organizationID: "organizations WHERE id = given.name"
            case .spaceName: "spaces WHERE name = given.name AND id IS NULL"
            case .spaceID: "spaces WHERE id = given.name"
            case .appID: "apps WHERE id = given.name"
            case .text: "texts WHERE text = given.name"
            }
        }

        /// Where its label is, if it is an id.
        var labelled: PostgresTable? {
            switch self {
            case .organizationID: .organizations
            case .spaceID: .spaces
            case .appID: .apps
            case .organizationName, .spaceName, .text: nil
            }
        }
    }

    private struct AppIdentity: Hashable {
        var name: NameTable.Code
        var space: Int64
    }

    /// Those of the chunk, and what things with ids are called.
    private(set) var names: NameTable
    private var columns: [PostgresKeyColumn]
    private var apps: [AppIdentity: Int64] = [:]
    private var wantedApps: [AppIdentity] = []
    private let lastKnownKey: Int64
    /// The batch that is under way.
    let batch: Int64

    /// What is not in the database yet.
    private(set) var new: [PostgresTable: [PostgresNewName]] = [:]
    private(set) var newTexts: [PostgresNewName] = []
    /// What known things with ids are called, by their keys.
    private var knownLabels: [PostgresTable: [Int64: PostgresLabel]] = [:]
    /// The latest labels of the chunk.
    private(set) var labels: [PostgresTable: [Int64: PostgresLabel]] = [:]

    init(_ names: NameTable, ledger: PostgresLedger) {
        self.names = names
        lastKnownKey = ledger.lastKey
        batch = ledger.batch
        columns = Column.allCases.map { _ in PostgresKeyColumn(count: names.count) }
    }

    // MARK: Looking up

    mutating func wantOrganization(_ label: UsageEvent.Label?) { want(label, name: .organizationName, id: .organizationID) }

    mutating func wantSpace(_ label: UsageEvent.Label?) { want(label, name: .spaceName, id: .spaceID) }

    mutating func wantApp(id: NameTable.Code, name: NameTable.Code?) {
        columns[Column.appID.rawValue].want(id)
        wantText(name)
    }

    mutating func wantText(_ code: NameTable.Code?) {
        if let code { columns[Column.text.rawValue].want(code) }
    }

    private mutating func want(_ label: UsageEvent.Label?, name: Column, id: Column) {
        guard let label else { return }
        guard let labelID = label.id else { return columns[name.rawValue].want(label.name) }
        columns[id.rawValue].want(labelID)
        wantText(label.name)
    }

    /// Looks up all that is wanted.
    mutating func find(on connection: isolated PostgresConnection) async throws {
        guard columns.contains(where: { !$0.codes.isEmpty }) else { return }
        let parameters = columns.flatMap { column in
            [PostgresValue.int64s(column.codes.map(Int64.init)), .texts(column.codes.map { names[$0] })]
        }
        try await connection.query(PostgresNames.findSQL, parameters).forEach { (row) throws(PostgresError) in
            let column = Int(try row.int64(at: 0))
            let key = try row.int64(at: 2)
            columns[column][NameTable.Code(try row.int64(at: 1))] = key
            guard let table = Column(rawValue: column)?.labelled else { return }
            let name = try row.withUTF8(at: 3) { names.code(of: UnsafeRawBufferPointer($0)) }
            knownLabels[table, default: [:]][key] = PostgresLabel(
                name: name, named: Instant(millisecondsSince1970: try row.int64(at: 4)))
        }
    }

    /// A subquery of its own looks up each name by itself, whatever the planner takes the table's size to be.
    private static let findSQL = Column.allCases.map { column in
        let (codes, names) = (2 * column.rawValue + 1, 2 * column.rawValue + 2)
        let label = column.labelled == nil ? "NULL::text AS name, NULL::bigint AS named" : "name, named"
        return """
            SELECT \(column.rawValue)::bigint, given.code, t.key, t.name, t.named
            FROM unnest($\(codes)::bigint[], $\(names)::text[]) AS given(code, name)
            CROSS JOIN LATERAL (SELECT key, \(label) FROM \(column.rows) OFFSET 0) t
            """
    }.joined(separator: "\nUNION ALL\n")

    // MARK: Keys, which are made where there are none

    mutating func organization(_ label: UsageEvent.Label, ledger: inout PostgresLedger) -> OrganizationKey {
        OrganizationKey(key(of: label, in: .organizations, name: .organizationName, id: .organizationID, ledger: &ledger))
    }

    mutating func space(_ label: UsageEvent.Label, ledger: inout PostgresLedger) -> SpaceKey {
        SpaceKey(key(of: label, in: .spaces, name: .spaceName, id: .spaceID, ledger: &ledger))
    }

    mutating func app(id: NameTable.Code, ledger: inout PostgresLedger) -> AppKey {
        AppKey(key(of: id, id: id, in: .apps, column: .appID, ledger: &ledger))
    }

    mutating func text(_ code: NameTable.Code?, ledger: inout PostgresLedger) -> TextKey? {
        guard let code else { return nil }
        if let known = columns[Column.text.rawValue][code] { return TextKey(known) }
        let key = ledger.nextKey()
        columns[Column.text.rawValue][code] = key
        newTexts.append(PostgresNewName(key: key, name: code))
        return TextKey(key)
    }

    private mutating func key(
        of label: UsageEvent.Label, in table: PostgresTable, name: Column, id: Column, ledger: inout PostgresLedger
    ) -> Int64 {
        guard let labelID = label.id else { return key(of: label.name, id: nil, in: table, column: name, ledger: &ledger) }
        return key(of: labelID, id: labelID, in: table, column: id, ledger: &ledger)
    }

    /// What has an id and no label goes by its id.
    private mutating func key(
        of name: NameTable.Code, id: NameTable.Code?, in table: PostgresTable, column: Column, ledger: inout PostgresLedger
    ) -> Int64 {
        if let known = columns[column.rawValue][name] { return known }
        let key = ledger.nextKey()
        columns[column.rawValue][name] = key
        new[table, default: []].append(PostgresNewName(key: key, id: id, name: name))
        return key
    }

    /// Whether a key was made for this chunk, so that the database has nothing with it.
    func isNew(_ key: Int64) -> Bool { key > lastKnownKey }

    // MARK: Apps without an id

    /// - Parameter space: 0 where the event does not say.
    mutating func wantApp(named name: NameTable.Code, space: Int64) {
        let identity = AppIdentity(name: name, space: space)
        guard !isNew(space), apps.updateValue(0, forKey: identity) == nil else { return }
        wantedApps.append(identity)
    }

    mutating func findApps(on connection: isolated PostgresConnection) async throws {
        guard !wantedApps.isEmpty else { return }
        let result = try await connection.query(
            """
            SELECT given.number, t.key FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS given(number, name, space)
            CROSS JOIN LATERAL (SELECT key FROM apps WHERE name = given.name AND space = given.space AND id IS NULL OFFSET 0) t
            """,
            [
                .int64s(wantedApps.indices.map(Int64.init)), .texts(wantedApps.map { names[$0.name] }),
                .int64s(wantedApps.map(\.space)),
            ])
        try result.forEach { (row) throws(PostgresError) in
            apps[wantedApps[Int(try row.int64(at: 0))]] = try row.int64(at: 1)
        }
    }

    mutating func app(named name: NameTable.Code, space: Int64, ledger: inout PostgresLedger) -> AppKey {
        let identity = AppIdentity(name: name, space: space)
        if let known = apps[identity], known != 0 { return AppKey(known) }
        let key = ledger.nextKey()
        apps[identity] = key
        new[.apps, default: []].append(PostgresNewName(key: key, name: name, space: space))
        return AppKey(key)
    }

    // MARK: Labels

    /// Notes that an event which holds gives a thing with an id a name.
    mutating func label(_ key: Int64, of table: PostgresTable, name: NameTable.Code, named: Instant) {
        if let known = labels[table]?[key] {
            guard named > known.named || named == known.named && names.precedes(known.name, name) else { return }
        }
        labels[table, default: [:]][key] = PostgresLabel(name: name, named: named)
    }

    /// The known things whose labels the chunk may have changed.
    ///
    /// A known label may have been given again since it is noted to have been, so only an earlier one is known not to hold.
    var renamed: PostgresLabels {
        var renamed = PostgresLabels()
        for (table, labels) in labels {
            for (key, label) in labels {
                guard let known = knownLabels[table]?[key], known.name != label.name, known.named <= label.named else { continue }
                renamed.add(key, of: table)
            }
        }
        return renamed
    }
}
