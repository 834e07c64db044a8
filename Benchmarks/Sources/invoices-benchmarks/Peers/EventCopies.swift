import PostgresClient

/// Events written into a table of PostgreSQL by COPY, so many to a commit, each of which waits until it is on disk.
struct EventCopies {
    private let count: Int
    /// One a commit, in COPY's text format.
    private let pieces: [[UInt8]]

    init(_ changes: [UsageChange], rowsACommit: Int) {
        count = changes.count
        pieces = stride(from: 0, to: changes.count, by: rowsACommit).map { start in
            var text = ""
            for change in changes[start..<min(start + rowsACommit, changes.count)] {
                text += (change.texts + change.numbers.map(String.init)).joined(separator: "\t") + "\n"
            }
            return Array(text.utf8)
        }
    }

    /// Copies all events into a new database.
    ///
    /// - Returns: how long that took, in seconds.
    func run(in workspace: Workspace) async throws -> Double {
        let url = try await workspace.makeDatabase("copied", .postgres)
        return try await Workspace.withConnection(to: url) { connection in
            try await connection.run(script: EventTable.schema)
            var rows = 0
            let time = try await seconds {
                for piece in pieces {
                    rows += try await connection.copyIn("COPY \(EventTable.name) FROM STDIN") { try $0.write(piece) }
                }
            }
            try expectEqual(count, rows, "the number of events")
            return time
        }
    }
}
