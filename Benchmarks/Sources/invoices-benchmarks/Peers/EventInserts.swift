/// Events inserted by prepared statements of SQLite's C interface, so many to a commit, each of which waits until it is on disk.
struct EventInserts {
    private let table: StoredTable
    private static let rowsAStatement = 500

    init(_ changes: some Collection<UsageChange>) throws {
        let database = try PlainDatabase(path: PlainDatabase.memory)
        try database.execute(EventTable.schema)
        var rows: [String] = []
        for change in changes {
            let texts = change.texts.map { "'\($0)'" }
            rows.append("(" + (texts + change.numbers.map(String.init)).joined(separator: ", ") + ")")
            if rows.count == EventInserts.rowsAStatement { try EventInserts.insert(&rows, into: database) }
        }
        try EventInserts.insert(&rows, into: database)
        table = try StoredTable(EventTable.name, of: database)
    }

    private static func insert(_ rows: inout [String], into database: PlainDatabase) throws(BenchmarkFailure) {
        guard !rows.isEmpty else { return }
        try database.execute("INSERT INTO \(EventTable.name) VALUES \(rows.joined(separator: ", "))")
        rows.removeAll()
    }

    /// Inserts all events into a new database.
    ///
    /// - Returns: how long that took, in seconds.
    func run(rowsACommit: Int, in workspace: Workspace) async throws -> Double {
        let path = try await workspace.makeDatabase("inserted", .sqlite)
        let database = try PlainDatabase(path: path)
        try database.useSettingsOfStore()
        try database.execute(EventTable.schema)
        let time = try await seconds { try table.insert(into: database, rowsACommit: rowsACommit) }
        try expectEqual(
            Int64(table.count), try database.number("SELECT count(*) FROM \(EventTable.name)"), "the number of events")
        return time
    }
}
