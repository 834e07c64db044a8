import Billing
import BillingService
import GRDB

/// Finds or makes the rows that an event's names stand for: organization, space, app, resource, description.
///
/// What was found is remembered from chunk to chunk: a name is looked up once, as long as there are not too many of them.
final class SQLiteResolver {
    /// The keys of what an event is about.
    struct Subject {
        var place: Place
        var app: AppKey
        var resource: ResourceKey
        var resourceName: TextKey?
        var description: TextKey
    }

    private struct AppIdentity: Hashable {
        /// The app's id, or its name where it has none.
        var name: NameTable.Code
        /// The space of an app without id, or -1.
        var space: Int64
    }

    private struct ResourceIdentity: Hashable {
        var app: Int64
        var type: ItemType
        var name: Int64
    }

    private struct AppRow {
        var key: Int64
        var name: NameTable.Code
        var named: Instant
        /// Made since names were last forgotten, so that all of its resources are known.
        var isNew: Bool
    }

    /// How many names and resources are remembered; forgetting them costs time, not correctness.
    private static let limit = 262_144

    /// The names of this chunk and of earlier ones: the codes that everything here goes by.
    private var names = NameTable()
    /// The codes in ``names`` of the chunk's own codes.
    private var codes: [NameTable.Code] = []
    /// Keys by code; 0 where it is not known.
    private var organizations: [Int64] = []
    private var spaces: [Int64] = []
    private var texts: [Int64] = []
    private var apps: [AppIdentity: AppRow] = [:]
    private var resources: [ResourceIdentity: Int64] = [:]
    /// The apps that this chunk named, which is written at its end.
    private var renamed: Set<AppIdentity> = []

    private let findOrganization: SQLiteStatement
    private let insertOrganization: SQLiteStatement
    private let findSpace: SQLiteStatement
    private let insertSpace: SQLiteStatement
    private let findText: SQLiteStatement
    private let insertText: SQLiteStatement
    private let findAppByID: SQLiteStatement
    private let findAppByName: SQLiteStatement
    private let insertApp: SQLiteStatement
    private let renameApp: SQLiteStatement
    private let findResource: SQLiteStatement
    private let insertResource: SQLiteStatement

    init(_ database: Database) throws {
        func statement(_ sql: String) throws -> SQLiteStatement { try SQLiteStatement(sql, on: database) }
        findOrganization = try statement("SELECT key FROM organizations WHERE name = ?1 AND id IS NULL")
        insertOrganization = try statement("INSERT INTO organizations (name) VALUES (?1)")
        findSpace = try statement("SELECT key FROM spaces WHERE name = ?1 AND id IS NULL")
        insertSpace = try statement("INSERT INTO spaces (name) VALUES (?1)")
        findText = try statement("SELECT key FROM texts WHERE text = ?1")
        insertText = try statement("INSERT INTO texts (text) VALUES (?1)")
        findAppByID = try statement("SELECT key, name, named FROM apps WHERE id = ?1")
        findAppByName = try statement("SELECT key, name, named FROM apps WHERE name = ?1 AND space = ?2 AND id IS NULL")
        insertApp = try statement("INSERT INTO apps (id, name, space, named) VALUES (?1, ?2, ?3, ?4)")
        renameApp = try statement("UPDATE apps SET name = ?2, named = ?3 WHERE key = ?1")
        findResource = try statement("SELECT key FROM resources WHERE app = ?1 AND type = ?2 AND name = ?3")
        insertResource = try statement("INSERT INTO resources (app, type, name, key) VALUES (?1, ?2, ?3, ?4)")
    }

    /// Makes ready for a chunk that uses these names.
    func begin(_ chunkNames: NameTable) {
        if max(names.count, resources.count) > SQLiteResolver.limit { forget() }
        codes.removeAll(keepingCapacity: true)
        chunkNames.withBytes { all in
            for code in 0..<NameTable.Code(chunkNames.count) {
                codes.append(names.code(of: UnsafeRawBufferPointer(rebasing: all[chunkNames.range(of: code)])))
            }
        }
        let unknown = [Int64](repeating: 0, count: names.count - texts.count)
        organizations += unknown
        spaces += unknown
        texts += unknown
    }

    private func forget() {
        names.removeAll()
        organizations.removeAll(keepingCapacity: true)
        spaces.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        apps.removeAll(keepingCapacity: true)
        resources.removeAll(keepingCapacity: true)
    }

    /// - Parameter newResource: the key of the resource where the event is the first to mention it.
    func resolve(_ event: UsageEvent, newResource: Int64) throws -> Subject {
        let organization = try key(
            of: code(event.organization), in: &organizations, find: findOrganization, insert: insertOrganization)
        let space = try key(of: code(event.space), in: &spaces, find: findSpace, insert: insertSpace)
        let description = try text(code(event.description))
        let app = try app(of: event, space: space)
        var subject = Subject(
            place: Place(organization: OrganizationKey(organization), space: SpaceKey(space)), app: AppKey(app.key),
            resource: ResourceKey(newResource), resourceName: nil, description: TextKey(description))
        guard let name = event.resource else { return subject }
        let resourceName = try text(code(name))
        subject.resourceName = TextKey(resourceName)
        let identity = ResourceIdentity(app: app.key, type: event.type, name: resourceName)
        subject.resource = ResourceKey(try resource(identity, mayExist: !app.isNew, new: newResource))
        return subject
    }

    private func code(_ chunkCode: NameTable.Code) -> NameTable.Code { codes[Int(chunkCode)] }

    private func text(_ code: NameTable.Code) throws -> Int64 {
        try key(of: code, in: &texts, find: findText, insert: insertText)
    }

    private func key(
        of code: NameTable.Code, in keys: inout [Int64], find: SQLiteStatement, insert: SQLiteStatement
    ) throws -> Int64 {
        if keys[Int(code)] != 0 { return keys[Int(code)] }
        let key = try names.withBytes(of: code) { name in
            find.bind(text: name, at: 1)
            if let known = try find.first({ $0.integer(at: 0) }) { return known }
            insert.bind(text: name, at: 1)
            return try insert.insert()
        }
        keys[Int(code)] = key
        return key
    }

    private func app(of event: UsageEvent, space: Int64) throws -> AppRow {
        let identity = AppIdentity(name: code(event.appID ?? event.app), space: event.appID == nil ? space : -1)
        if let known = apps[identity], !isRenamed(known, by: event) { return known }
        var row = try apps[identity] ?? findApp(identity) ?? insertApp(event, space: space)
        if isRenamed(row, by: event) {
            row.name = code(event.app)
            row.named = event.happened
            renamed.insert(identity)
        }
        apps[identity] = row
        return row
    }

    private func findApp(_ identity: AppIdentity) throws -> AppRow? {
        let find = identity.space < 0 ? findAppByID : findAppByName
        let found = try names.withBytes(of: identity.name) { name -> (Int64, [UInt8], Int64)? in
            find.bind(text: name, at: 1)
            if identity.space >= 0 { find.bind(identity.space, at: 2) }
            return try find.first { ($0.integer(at: 0), Array($0.bytes(at: 1)), $0.integer(at: 2)) }
        }
        guard let (key, name, named) = found else { return nil }
        let code = name.withUnsafeBytes { names.code(of: $0) }
        return AppRow(key: key, name: code, named: Instant(millisecondsSince1970: named), isNew: false)
    }

    private func insertApp(_ event: UsageEvent, space: Int64) throws -> AppRow {
        let key = try names.withBytes { all in
            func bytes(_ code: NameTable.Code) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: all[names.range(of: self.code(code))])
            }
            if let id = event.appID { insertApp.bind(text: bytes(id), at: 1) } else { insertApp.bindNull(at: 1) }
            insertApp.bind(text: bytes(event.app), at: 2)
            insertApp.bind(event.appID == nil ? space : nil, at: 3)
            insertApp.bind(event.happened.millisecondsSince1970, at: 4)
            return try insertApp.insert()
        }
        return AppRow(key: key, name: code(event.app), named: event.happened, isNew: true)
    }

    /// The latest event that names an app gives it its name; of two at one millisecond the greater name holds.
    private func isRenamed(_ row: AppRow, by event: UsageEvent) -> Bool {
        guard event.appID != nil, row.named <= event.happened else { return false }
        return row.named < event.happened || names.precedes(row.name, code(event.app))
    }

    /// Writes the names that the chunk gave.
    func end() throws {
        for identity in renamed {
            guard let row = apps[identity] else { continue }
            try names.withBytes(of: row.name) { name in
                renameApp.bind(row.key, at: 1)
                renameApp.bind(text: name, at: 2)
                renameApp.bind(row.named.millisecondsSince1970, at: 3)
                try renameApp.run()
            }
        }
        renamed.removeAll(keepingCapacity: true)
    }

    private func resource(_ identity: ResourceIdentity, mayExist: Bool, new: Int64) throws -> Int64 {
        if let known = resources[identity] { return known }
        var key = new
        if mayExist, let known = try bound(findResource, to: identity).first({ $0.integer(at: 0) }) {
            key = known
        } else {
            bound(insertResource, to: identity).bind(new, at: 4)
            try insertResource.run()
        }
        resources[identity] = key
        return key
    }

    private func bound(_ statement: SQLiteStatement, to identity: ResourceIdentity) -> SQLiteStatement {
        statement.bind(identity.app, at: 1)
        statement.bind(Int64(identity.type.rawValue), at: 2)
        statement.bind(identity.name, at: 3)
        return statement
    }
}
