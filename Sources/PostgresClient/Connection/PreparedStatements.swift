/// The statements that a connection has prepared on the server, by their text and the types of their parameters. The one that was
/// not used for the longest time makes room for a new one.
struct PreparedStatements {
    private struct Entry {
        var name: String
        /// `PostgresType.unspecified` where only null has been sent: the server has chosen a type.
        var types: [UInt32]
        var lastUse: UInt64
    }

    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0
    /// Those that the server still has, and nobody will use again.
    private(set) var discarded: [String] = []

    init(limit: Int) { self.limit = max(limit, 1) }

    var count: Int { entries.count }

    /// The name of a statement that takes parameters of these types.
    mutating func name(of sql: String, types: [UInt32]) -> String? {
        guard var entry = entries[sql], PreparedStatements.accepts(entry.types, types) else { return nil }
        uses += 1
        entry.lastUse = uses
        entries[sql] = entry
        return entry.name
    }

    /// The name and the parameter types under which a statement is to be prepared: a null gets the type that was sent there
    /// before.
    mutating func plan(_ sql: String, types: [UInt32]) -> (name: String, types: [UInt32]) {
        names += 1
        var types = types
        if let known = entries[sql]?.types, known.count == types.count {
            for index in types.indices where types[index] == PostgresType.unspecified { types[index] = known[index] }
        }
        return ("s\(names)", types)
    }

    /// Keeps a statement that the server has prepared.
    mutating func insert(_ sql: String, name: String, types: [UInt32]) {
        forget(sql)
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) { forget(oldest.key) }
        uses += 1
        entries[sql] = Entry(name: name, types: types, lastUse: uses)
    }

    /// Gives up a statement, as when the tables it names have changed their form.
    mutating func forget(_ sql: String) {
        if let entry = entries.removeValue(forKey: sql) { discarded.append(entry.name) }
    }

    /// The server has none of them any more, as after `DISCARD ALL`.
    mutating func removeAll() {
        entries.removeAll()
        discarded.removeAll()
    }

    mutating func takeDiscarded() -> [String] {
        defer { discarded.removeAll() }
        return discarded
    }

    private static func accepts(_ known: [UInt32], _ given: [UInt32]) -> Bool {
        known.count == given.count && zip(known, given).allSatisfy { $0 == $1 || $1 == PostgresType.unspecified }
    }
}
