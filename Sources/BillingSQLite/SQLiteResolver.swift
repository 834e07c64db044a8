import Billing
import BillingService
import GRDB

/// Finds or makes the rows that an event's names stand for: organization, space, app, resource, plan, description.
///
/// What was found is remembered from chunk to chunk: a name is looked up once, as long as there are not too many of them.
final class SQLiteResolver {
    private struct ResourceIdentity: Hashable {
        var app: Int64
        var type: ItemType
        var name: Int64
    }

    /// How many names and resources are remembered; forgetting them costs time, not correctness.
    private static let limit = 262_144

    /// The names of this chunk and of earlier ones: the codes that everything here goes by.
    private var names = NameTable()
    /// The codes in ``names`` of the chunk's own codes.
    private var codes: [NameTable.Code] = []
    /// Keys by code; 0 where it is not known.
    private var texts: [Int64] = []
    private var resources: [ResourceIdentity: Int64] = [:]

    private let organizations: SQLitePlaceNames
    private let spaces: SQLitePlaceNames
    private let apps: SQLiteApps
    private let findText: SQLiteStatement
    private let insertText: SQLiteStatement
    private let findResource: SQLiteStatement
    private let insertResource: SQLiteStatement

    init(_ database: Database, knownEvents: SQLiteKnownEvents) throws {
        organizations = try SQLitePlaceNames(table: "organizations", on: database)
        spaces = try SQLitePlaceNames(table: "spaces", on: database)
        apps = try SQLiteApps(database, knownEvents: knownEvents)
        findText = try SQLiteStatement("SELECT key FROM texts WHERE text = ?1", on: database)
        insertText = try SQLiteStatement("INSERT INTO texts (text) VALUES (?1)", on: database)
        findResource = try SQLiteStatement(
            "SELECT key FROM resources WHERE app = ?1 AND type = ?2 AND name = ?3", on: database)
        insertResource = try SQLiteStatement(
            "INSERT INTO resources (app, type, name, key) VALUES (?1, ?2, ?3, ?4)", on: database)
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
        texts += [Int64](repeating: 0, count: names.count - texts.count)
        organizations.grow(to: names.count)
        spaces.grow(to: names.count)
    }

    /// Writes the labels that the chunk gave, once its events have been written.
    func end() throws {
        try organizations.end(names)
        try spaces.end(names)
        try apps.end()
    }

    /// Forgets what was found, for when it may have been taken back.
    func forget() {
        names.removeAll()
        texts.removeAll(keepingCapacity: true)
        resources.removeAll(keepingCapacity: true)
        organizations.forget()
        spaces.forget()
        apps.forget()
    }

    /// - Parameters:
    ///   - newResource: the key of the resource where the event is the first to mention it.
    ///   - holds: whether the event counts; one that was taken back before it came gives no labels.
    func resolve(_ event: UsageEvent, newResource: Int64, holds: Bool = true) throws -> SQLiteSubject {
        var subject = try resolveApp(of: event, holds: holds)
        subject.plan = try text(of: event.plan)
        subject.description = try text(of: event.description)
        subject.resourceName = try text(of: event.resource)
        subject.resource = ResourceKey(newResource)
        if let name = subject.resourceName {
            let identity = ResourceIdentity(app: subject.app.value, type: event.type, name: name.value)
            let key = try resource(identity, mayExist: !apps.isNew(subject.app), new: newResource)
            subject.resource = ResourceKey(key)
        }
        return subject
    }

    /// Makes an add-on without a name known, once it is sure that it is new. It has the negative of its key for a name, so that
    /// all resources of an app are found.
    func insertUnnamed(_ resource: ResourceKey, of app: AppKey, type: ItemType) throws {
        let identity = ResourceIdentity(app: app.value, type: type, name: -resource.value)
        bound(insertResource, to: identity).bind(resource.value, at: 4)
        try insertResource.run()
    }

    /// The keys of what an event about an app names.
    func resolveApp(of event: UsageEvent, holds: Bool = true) throws -> SQLiteSubject {
        let named = holds ? event.happened : nil
        // Where the place is only assumed, nothing may come of its names.
        let organization = event.isPlaceAssumed ? nil : try key(of: event.organization, in: organizations, named: named)
        let space = event.isPlaceAssumed && event.appID != nil ? nil : try key(of: event.space, in: spaces, named: named)
        let appCode = event.app.map { codes[Int($0)] }
        let idCode = event.appID.map { codes[Int($0)] }
        let app = try apps.key(id: idCode, name: appCode, space: space ?? 0, holds: holds, in: &names)
        var subject = SQLiteSubject(
            organization: organization.map { OrganizationKey($0) }, space: space.map { SpaceKey($0) }, app: AppKey(app),
            resource: ResourceKey(0))
        if event.appID != nil { subject.labels.app = try text(of: event.app) }
        if let label = event.organization, label.id != nil, !event.isPlaceAssumed {
            subject.labels.organization = try text(of: label.name)
        }
        if let label = event.space, label.id != nil, !event.isPlaceAssumed {
            subject.labels.space = try text(of: label.name)
        }
        return subject
    }

    /// The place that an event assumes, where it turns out that none is known.
    func assumedPlace(of event: UsageEvent) throws -> (organization: OrganizationKey?, space: SpaceKey?) {
        let organization = try key(of: event.organization, in: organizations, named: event.happened)
        let space = try key(of: event.space, in: spaces, named: event.happened)
        return (organization.map { OrganizationKey($0) }, space.map { SpaceKey($0) })
    }

    func text(of chunkCode: NameTable.Code?) throws -> TextKey? {
        guard let chunkCode else { return nil }
        let code = codes[Int(chunkCode)]
        if texts[Int(code)] != 0 { return TextKey(texts[Int(code)]) }
        let key = try names.withBytes(of: code) { name in
            findText.bind(text: name, at: 1)
            if let known = try findText.first({ $0.integer(at: 0) }) { return known }
            insertText.bind(text: name, at: 1)
            return try insertText.insert()
        }
        texts[Int(code)] = key
        return TextKey(key)
    }

    private func key(
        of label: UsageEvent.Label?, in places: SQLitePlaceNames, named: Instant?
    ) throws -> Int64? {
        guard let label else { return nil }
        let name = codes[Int(label.name)]
        guard let id = label.id else { return try places.key(of: name, in: names) }
        return try places.key(of: codes[Int(id)], name: name, named: named, in: &names)
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
