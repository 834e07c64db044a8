import Billing
import BillingService
import GRDB

/// Organizations, or spaces: finds or makes the key of each, by its id or else by its name.
///
/// A name that belongs to an id is a label: the latest holds, the greater of two at once. Labels are written at a chunk's end.
final class SQLitePlaceNames {
    private struct Row {
        var key: Int64
        var name: NameTable.Code
        var named: Instant
    }

    /// Keys by the codes of names; 0 where it is not known.
    private var keys: [Int64] = []
    private var labelled: [NameTable.Code: Row] = [:]
    /// The ids that this chunk named.
    private var renamed: Set<NameTable.Code> = []

    private let findByName: SQLiteStatement
    private let findByID: SQLiteStatement
    private let insert: SQLiteStatement
    private let rename: SQLiteStatement

    init(table: String, on database: Database) throws {
        findByName = try SQLiteStatement("SELECT key FROM \(table) WHERE name = ?1 AND id IS NULL", on: database)
        findByID = try SQLiteStatement("SELECT key, name, named FROM \(table) WHERE id = ?1", on: database)
        insert = try SQLiteStatement(
            "INSERT INTO \(table) (id, name, named, batch) VALUES (?1, ?2, ?3, \(SQLiteLedger.nextBatch))", on: database)
        rename = try SQLiteStatement(
            """
            UPDATE \(table) SET name = ?2, named = ?3,
            renamed = CASE WHEN name = ?2 THEN renamed ELSE \(SQLiteLedger.nextBatch) END WHERE key = ?1
            """, on: database)
    }

    /// Makes room for as many names as there are.
    func grow(to count: Int) {
        keys += [Int64](repeating: 0, count: count - keys.count)
    }

    func forget() {
        keys.removeAll(keepingCapacity: true)
        labelled.removeAll(keepingCapacity: true)
    }

    /// The key of what a name without an id stands for.
    func key(of name: NameTable.Code, in names: NameTable) throws -> Int64 {
        if keys[Int(name)] != 0 { return keys[Int(name)] }
        let key = try names.withBytes(of: name) { text in
            findByName.bind(text: text, at: 1)
            if let known = try findByName.first({ $0.integer(at: 0) }) { return known }
            insert.bindNull(at: 1)
            insert.bind(text: text, at: 2)
            insert.bind(0, at: 3)
            return try insert.insert()
        }
        keys[Int(name)] = key
        return key
    }

    /// The key of an id.
    ///
    /// - Parameter named: when it was called so, or nil where the name does not count because the event was taken back.
    func key(of id: NameTable.Code, name: NameTable.Code, named: Instant?, in names: inout NameTable) throws -> Int64 {
        var row = try labelled[id] ?? find(id, in: &names) ?? insert(id, in: names)
        if let named, row.named < named || row.named == named && names.precedes(row.name, name) {
            row.name = name
            row.named = named
            renamed.insert(id)
        }
        labelled[id] = row
        return row.key
    }

    private func find(_ id: NameTable.Code, in names: inout NameTable) throws -> Row? {
        let found = try names.withBytes(of: id) { text in
            findByID.bind(text: text, at: 1)
            return try findByID.first { ($0.integer(at: 0), Array($0.bytes(at: 1)), $0.integer(at: 2)) }
        }
        guard let (key, name, named) = found else { return nil }
        return Row(
            key: key, name: name.withUnsafeBytes { names.code(of: $0) }, named: Instant(millisecondsSince1970: named))
    }

    /// What has an id and no name yet goes by its id.
    private func insert(_ id: NameTable.Code, in names: NameTable) throws -> Row {
        let key = try names.withBytes(of: id) { text in
            insert.bind(text: text, at: 1)
            insert.bind(text: text, at: 2)
            insert.bind(Instant.unnamed.millisecondsSince1970, at: 3)
            return try insert.insert()
        }
        return Row(key: key, name: id, named: .unnamed)
    }

    /// Writes the labels that the chunk gave.
    func end(_ names: NameTable) throws {
        for id in renamed {
            guard let row = labelled[id] else { continue }
            try names.withBytes(of: row.name) { name in
                rename.bind(row.key, at: 1)
                rename.bind(text: name, at: 2)
                rename.bind(row.named.millisecondsSince1970, at: 3)
                try rename.run()
            }
        }
        renamed.removeAll(keepingCapacity: true)
    }
}

extension Instant {
    /// Before all names.
    static let unnamed = Instant(millisecondsSince1970: .min)
}
