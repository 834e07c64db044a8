import Billing
import BillingService
import GRDB

/// Apps: finds or makes the key of each, by its id, or else by its name and space.
final class SQLiteApps {
    private struct Identity: Hashable {
        /// The app's id, or its name where it has none.
        var name: NameTable.Code
        /// The space of an app without id, or -1.
        var space: Int64
    }

    private struct Row {
        var key: Int64
        /// The name that it is shown by.
        var name: NameTable.Code
    }

    private var rows: [Identity: Row] = [:]
    /// The keys of apps that were made since names were last forgotten, so that all of their resources are known.
    private var new: Set<Int64> = []
    /// The apps that this chunk calls something else than they are called, whose name is found out at its end.
    private var renamed: Set<Identity> = []

    private let knownEvents: SQLiteKnownEvents
    private let findByID: SQLiteStatement
    private let findByName: SQLiteStatement
    private let insert: SQLiteStatement

    init(_ database: Database, knownEvents: SQLiteKnownEvents) throws {
        self.knownEvents = knownEvents
        func statement(_ sql: String) throws -> SQLiteStatement { try SQLiteStatement(sql, on: database) }
        findByID = try statement("SELECT key, name FROM apps WHERE id = ?1")
        findByName = try statement("SELECT key, name FROM apps WHERE name = ?1 AND space = ?2 AND id IS NULL")
        insert = try statement("INSERT INTO apps (id, name, space, named) VALUES (?1, ?2, ?3, ?4)")
    }

    func forget() {
        rows.removeAll(keepingCapacity: true)
        new.removeAll(keepingCapacity: true)
    }

    func isNew(_ app: AppKey) -> Bool { new.contains(app.value) }

    /// - Parameters:
    ///   - name: nil where the event names the app by its id alone.
    ///   - holds: whether the event's name counts.
    func key(
        id: NameTable.Code?, name: NameTable.Code?, space: Int64, holds: Bool, in names: inout NameTable
    ) throws -> Int64 {
        guard let known = id ?? name else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "an event names no app")
        }
        let identity = Identity(name: known, space: id == nil ? space : -1)
        let label = id != nil && holds ? name : nil
        let row = try rows[identity] ?? find(identity, in: &names) ?? insert(identity, id: id, label: label, in: names)
        if let label, label != row.name { renamed.insert(identity) }
        rows[identity] = row
        return row.key
    }

    private func find(_ identity: Identity, in names: inout NameTable) throws -> Row? {
        let find = identity.space < 0 ? findByID : findByName
        let found = try names.withBytes(of: identity.name) { name -> (Int64, [UInt8])? in
            find.bind(text: name, at: 1)
            if identity.space >= 0 { find.bind(identity.space, at: 2) }
            return try find.first { ($0.integer(at: 0), Array($0.bytes(at: 1))) }
        }
        guard let (key, name) = found else { return nil }
        return Row(key: key, name: name.withUnsafeBytes { names.code(of: $0) })
    }

    /// An app that has an id and no name yet goes by its id.
    private func insert(
        _ identity: Identity, id: NameTable.Code?, label: NameTable.Code?, in names: NameTable
    ) throws -> Row {
        let shown = label ?? identity.name
        let key = try names.withBytes { all in
            func bytes(_ code: NameTable.Code) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: all[names.range(of: code)])
            }
            if let id { insert.bind(text: bytes(id), at: 1) } else { insert.bindNull(at: 1) }
            insert.bind(text: bytes(shown), at: 2)
            insert.bind(id == nil ? identity.space : nil, at: 3)
            insert.bind(0, at: 4)
            return try insert.insert()
        }
        new.insert(key)
        return Row(key: key, name: shown)
    }

    /// Finds out what the apps are called that the chunk called something new, by all events, which have been written.
    func end() throws {
        for identity in renamed {
            guard let row = rows.removeValue(forKey: identity) else { continue }
            try knownEvents.nameAnew("apps", column: "app", key: row.key)
        }
        renamed.removeAll(keepingCapacity: true)
    }
}
