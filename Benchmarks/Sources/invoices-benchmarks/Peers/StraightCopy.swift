import Foundation
import PostgresClient
import PostgresTesting

/// The same rows into the same tables and indexes of PostgreSQL, by nothing but COPY from files: the most that an import could
/// come to that has nothing to read, to check or to derive.
struct StraightCopy {
    /// Where the tables are made anew.
    private static let schema = "copied"

    let server: TemporaryPostgres
    let url: String

    /// Copies all tables of the database, in one transaction that is on disk at the end.
    ///
    /// - Returns: how long that took, in seconds.
    func run() async throws -> Double {
        try await Workspace.withConnection(to: url) { connection in
            let tables = try await connection.query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                .map { row throws(PostgresError) in try row.text(at: 0) }
            try await connection.run(script: "CREATE SCHEMA \(StraightCopy.schema)")
            for table in tables {
                try await connection.run(
                    script: """
                        CREATE TABLE \(copy(of: table)) (LIKE public.\(table) INCLUDING ALL);
                        COPY public.\(table) TO '\(file(of: table))' (FORMAT binary)
                        """)
            }
            // So that nothing of what was before is still to be written when the clock runs.
            try await connection.run(script: "CHECKPOINT")
            let copies = tables.map { "COPY \(copy(of: $0)) FROM '\(file(of: $0))' (FORMAT binary)" }
            let time = try await seconds { try await connection.run(script: copies.joined(separator: ";")) }
            for table in tables { try await expectSameCount(table, on: connection) }
            return time
        }
    }

    private func copy(of table: String) -> String { "\(StraightCopy.schema).\(table)" }

    /// In a folder of the server's own, which it reads and writes itself.
    private func file(of table: String) -> String { server.folder.appending(path: "\(table).copy").path }

    private func expectSameCount(_ table: String, on connection: PostgresConnection) async throws {
        let counts = try await connection.query(
            "SELECT (SELECT count(*) FROM public.\(table)), (SELECT count(*) FROM \(copy(of: table)))"
        ).first { row throws(PostgresError) in (try row.int64(at: 0), try row.int64(at: 1)) }
        try expectEqual(counts?.0, counts?.1, "the number of rows in \(table)")
    }
}
