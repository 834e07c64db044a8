import Billing
import BillingService
import GRDB

/// The keys that make events idempotent: which event of a source is known, and where it stands.
final class SQLiteEventKeys {
    /// Where a known event stands.
    struct Row {
        var kind: EventKind
        /// Its resource; 0 for an event of an app, and for a retraction.
        var resource: ResourceKey
        /// The app that an event is about that is about a whole app.
        var app: AppKey?
        var happened: Instant
        var sequence: Int64
    }

    /// An event's source by its key, and its id there.
    struct Reference: Hashable {
        var source: Int64
        var id: [UInt8]
    }

    private let findSource: SQLiteStatement
    private let insertSource: SQLiteStatement
    private let find: SQLiteStatement
    private let insert: SQLiteStatement
    /// Keys by names as bytes: to Swift, texts of two Unicode forms are equal.
    private var sources: [[UInt8]: Int64] = [:]
    /// That of the last event: one that sends many is most often the only one.
    private var last: (name: [UInt8], key: Int64)?

    init(_ database: Database) throws {
        findSource = try SQLiteStatement("SELECT key FROM sources WHERE name = ?1", on: database)
        insertSource = try SQLiteStatement("INSERT INTO sources (name) VALUES (?1)", on: database)
        find = try SQLiteStatement(
            "SELECT kind, resource, app, happened, sequence, content FROM event_keys WHERE source = ?1 AND id = ?2",
            on: database)
        insert = try SQLiteStatement(
            """
            INSERT INTO event_keys (source, id, resource, happened, sequence, kind, content, app)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, on: database)
    }

    /// What an event is known by, with its source's key; a source that is new is made.
    func reference(_ reference: UsageEvent.Reference, in names: NameTable) throws -> Reference {
        Reference(
            source: try names.withBytes(of: reference.source) { try key(named: $0) },
            id: names.withBytes(of: reference.id) { Array($0) })
    }

    private func key(named name: UnsafeRawBufferPointer) throws -> Int64 {
        if let last, last.name.elementsEqual(name) { return last.key }
        let name = Array(name)
        let key = try sources[name] ?? key(of: name)
        last = (name, key)
        return key
    }

    private func key(of source: [UInt8]) throws -> Int64 {
        let key = try source.withUnsafeBytes { name in
            findSource.bind(text: name, at: 1)
            if let known = try findSource.first({ $0.integer(at: 0) }) { return known }
            insertSource.bind(text: name, at: 1)
            return try insertSource.insert()
        }
        sources[source] = key
        return key
    }

    /// Forgets the sources that it has found.
    func forget() {
        sources.removeAll()
        last = nil
    }

    /// Where an event stands, and what it says, if it is known.
    func known(_ reference: Reference) throws -> (row: Row, identity: EventIdentity)? {
        try reference.id.withUnsafeBytes { id in
            find.bind(reference.source, at: 1)
            find.bind(blob: id, at: 2)
            return try find.first { row in
                let app = row.isNull(at: 2) ? nil : AppKey(row.integer(at: 2))
                let known = Row(
                    kind: EventKind(rawValue: UInt8(truncatingIfNeeded: row.integer(at: 0))) ?? .changed,
                    resource: ResourceKey(row.integer(at: 1)), app: app,
                    happened: Instant(millisecondsSince1970: row.integer(at: 3)), sequence: row.integer(at: 4))
                return (known, EventIdentity(bytes: row.bytes(at: 5)))
            }
        }
    }

    func insert(_ reference: Reference, identity: EventIdentity, row: Row) throws {
        insert.bind(reference.source, at: 1)
        insert.bind(row.resource.value, at: 3)
        insert.bind(row.happened.millisecondsSince1970, at: 4)
        insert.bind(row.sequence, at: 5)
        insert.bind(Int64(row.kind.rawValue), at: 6)
        insert.bind(row.app?.value, at: 8)
        try reference.id.withUnsafeBytes { id in
            insert.bind(blob: id, at: 2)
            try identity.withBytes { content in
                insert.bind(blob: content, at: 7)
                try insert.run()
            }
        }
    }
}
