import Billing
import BillingImport
import BillingService
import BillingSQLite

/// How many usage lines are imported a second, into an empty database, every byte on disk at the end.
enum ImportBenchmark: Benchmark {
    static let name = "import"
    static let summary = "300,000 usage lines imported into an empty SQLite file, on disk at the end"

    private static let lines = 300_000
    private static let targetRatio = 0.5

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let path = workspace.path(of: "usage.ndjson")
        try UsageFile.write(TwoYears.lines(lines), to: path)
        func importAnew() async throws -> Double {
            workspace.removeDatabase("imported.db")
            return try await importLines(path, into: workspace.path(of: "imported.db"))
        }
        _ = try await importAnew()
        let insert = try StraightInsert(copying: try PlainDatabase(path: workspace.path(of: "imported.db")))
        writeNote("  the straight insert: \(insert.rows) rows")
        let (time, peer) = try await shortestInTurns(of: 7, importAnew) {
            workspace.removeDatabase("inserted.db")
            let database = try PlainDatabase(path: workspace.path(of: "inserted.db"))
            try insert.prepare(database)
            return try await seconds { try insert.run(on: database) }
        }
        try insert.expectSameRows(
            workspace.path(of: "inserted.db"), as: try PlainDatabase(path: workspace.path(of: "imported.db")))
        return [
            Measurement(
                name: "import of usage lines", value: Double(lines) / time, unit: .linesPerSecond,
                peer: .init(name: "straight C insert of the same rows", value: Double(lines) / peer),
                target: .timesPeer(targetRatio))
        ]
    }

    private static func importLines(_ path: String, into database: String) async throws -> Double {
        let store = try SQLiteStore(path: database)
        // The store's connections are its own, so another one moves the log into the file.
        let checkpointer = try PlainDatabase(path: database)
        return try await seconds {
            let summary = try await store.ingest(try UsageLines(path: path), clock: TwoYears.now)
            try checkpointer.checkpoint()
            try expectEqual(summary, IngestSummary(new: lines), "the import's summary")
        }
    }
}
