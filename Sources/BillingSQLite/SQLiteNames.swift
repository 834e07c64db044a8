import Billing
import BillingService
import GRDB

/// Turns the keys of a snapshot's rows into names, each looked up once.
struct SQLiteNames {
    /// An organization by codes.
    struct OrganizationCodes {
        var name: NameTable.Code
        /// Nil for one that is known by its name.
        var id: NameTable.Code?
    }

    private let databases: DatabaseServices
    private let organizationName: SQLiteStatement
    private let spaceName: SQLiteStatement
    private let appName: SQLiteStatement
    private let text: SQLiteStatement

    private var databaseFlags: [Int64: Bool] = [:]
    private var organizations: [Int64: OrganizationCodes] = [:]
    private var spaces: [Int64: [UInt8]] = [:]
    private var apps: [PlacedApp: NameTable.Code] = [:]
    private var descriptions: [Int64: NameTable.Code] = [:]
    private var resources: [Int64?: NameTable.Code] = [:]
    /// The bytes of the app's name that is being put together.
    private var shownName: [UInt8] = []

    /// An app's shown name depends on its space too.
    private struct PlacedApp: Hashable {
        var app: Int64
        var space: Int64
    }

    init(databases: DatabaseServices, database: Database) throws {
        self.databases = databases
        organizationName = try SQLiteStatement(kept: "SELECT name, id FROM organizations WHERE key = ?1", on: database)
        spaceName = try SQLiteStatement(kept: "SELECT name FROM spaces WHERE key = ?1", on: database)
        appName = try SQLiteStatement(kept: "SELECT name FROM apps WHERE key = ?1", on: database)
        text = try SQLiteStatement(kept: "SELECT text FROM texts WHERE key = ?1", on: database)
    }

    /// Whether an add-on's description is that of a database.
    mutating func isDatabase(_ description: Int64) throws -> Bool {
        if let known = databaseFlags[description] { return known }
        let isDatabase = try lookUp(description, with: text) { row in
            databases.contain(description: row.text(at: 0) ?? "")
        }
        databaseFlags[description] = isDatabase
        return isDatabase
    }

    mutating func organization(_ key: Int64, in columns: inout SpanColumns) throws -> OrganizationCodes {
        if let known = organizations[key] { return known }
        let codes = try lookUp(key, with: organizationName) { row in
            OrganizationCodes(
                name: columns.organizationNames.code(of: row.bytes(at: 0)),
                id: row.isNull(at: 1) ? nil : columns.organizationIDs.code(of: row.bytes(at: 1)))
        }
        organizations[key] = codes
        return codes
    }

    mutating func app(_ key: Int64, space: Int64, in table: inout NameTable) throws -> NameTable.Code {
        let app = PlacedApp(app: key, space: space)
        if let known = apps[app] { return known }
        let code = try newApp(key, space: space, in: &table)
        apps[app] = code
        return code
    }

    /// The same of an app that was not asked for before, and will not be again.
    private mutating func newApp(_ key: Int64, space: Int64, in table: inout NameTable) throws -> NameTable.Code {
        if spaces[space] == nil { spaces[space] = try lookUp(space, with: spaceName) { Array($0.bytes(at: 0)) } }
        shownName.removeAll(keepingCapacity: true)
        try lookUp(key, with: appName) { shownName.append(contentsOf: $0.bytes(at: 0)) }
        shownName.append(UInt8(ascii: "-"))
        shownName.append(contentsOf: spaces[space] ?? [])
        return shownName.withUnsafeBytes { table.code(of: $0) }
    }

    mutating func description(_ key: Int64, in table: inout NameTable) throws -> NameTable.Code {
        if let known = descriptions[key] { return known }
        let code = try lookUp(key, with: text) { table.code(of: $0.bytes(at: 0)) }
        descriptions[key] = code
        return code
    }

    /// - Parameter key: nil for an add-on that is a resource of its own, which has the empty name.
    mutating func resource(_ key: Int64?, in table: inout NameTable) throws -> NameTable.Code {
        if let known = resources[key] { return known }
        let code =
            if let key { try lookUp(key, with: text) { table.code(of: $0.bytes(at: 0)) } } else { table.code(of: "") }
        resources[key] = code
        return code
    }

    /// Forgets the codes, which are of one table of names, but not what it has found out besides.
    mutating func forgetCodes() {
        organizations.removeAll(keepingCapacity: true)
        apps.removeAll(keepingCapacity: true)
        descriptions.removeAll(keepingCapacity: true)
        resources.removeAll(keepingCapacity: true)
        spaces.removeAll(keepingCapacity: true)
    }

    private func lookUp<Result>(
        _ key: Int64, with statement: SQLiteStatement, _ read: (SQLiteStatement) throws -> Result
    ) throws -> Result {
        statement.bind(key, at: 1)
        guard let result = try statement.first(read) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row names a key that has no name")
        }
        return result
    }
}

extension SQLiteNames: SpanNames {
    mutating func codes(
        of organization: OrganizationKey, in names: inout SpanColumns
    ) throws -> (name: NameTable.Code, id: NameTable.Code?) {
        let codes = try self.organization(organization.value, in: &names)
        return (codes.name, codes.id)
    }

    mutating func code(of app: AppKey, in space: SpaceKey, in table: inout NameTable) throws -> NameTable.Code {
        try newApp(app.value, space: space.value, in: &table)
    }

    mutating func code(of description: TextKey, in table: inout NameTable) throws -> NameTable.Code {
        try self.description(description.value, in: &table)
    }
}
