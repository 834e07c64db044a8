import Billing
import PostgresTesting

/// How many of a controller's rows are imported a second into an empty database, every byte on disk at the end.
enum ControllerImportBenchmark: Benchmark {
    static let name = "controller-import"
    static let summary = "a controller's database of 5,000 apps imported into empty databases, on disk at the end"

    private static let apps = 5000
    private static let runs = 3
    private static let targetRatio = 0.5

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let platform = ControllerPlatform(apps: apps)
        let url = try await workspace.makeDatabase("controller", .postgres)
        let charges = try await Workspace.withConnection(to: url) { connection in
            try await platform.tables.write(on: connection)
            return try await ControllerSQL.charges(in: ControllerPlatform.month, on: connection)
        }
        let rows = Double(platform.usageRows)
        writeNote("  \(platform.usageRows) rows of formation_changes and services")
        func importAnew(into kind: DatabaseKind) async throws -> Double {
            let database = try await workspace.makeDatabase("imported", kind)
            return try await importRows(of: url, into: database, charges: charges, in: workspace)
        }
        let sqlite = try await shortestInTurns(of: runs, { try await importAnew(into: .sqlite) }) {
            let insert = try StraightInsert(copying: try PlainDatabase(path: workspace.path(of: "imported.db")))
            let path = try await workspace.makeDatabase("inserted", .sqlite)
            let database = try PlainDatabase(path: path)
            try insert.prepare(database)
            return try await seconds { try insert.run(on: database) }
        }
        let server = try await workspace.postgres()
        let copy = StraightCopy(server: server, url: server.url(database: "imported"))
        let postgres = try await shortestInTurns(of: runs, { try await importAnew(into: .postgres) }, copy.run)
        return [
            Measurement(
                name: "controller import into SQLite", value: rows / sqlite.ours, unit: .rowsPerSecond,
                peer: .init(name: "straight C insert of our rows", value: rows / sqlite.peers)),
            Measurement(
                name: "controller import into PostgreSQL", value: rows / postgres.ours, unit: .rowsPerSecond,
                peer: .init(name: "COPY of our rows", value: rows / postgres.peers), target: .timesPeer(targetRatio)),
        ]
    }

    /// Runs the program's own command.
    ///
    /// - Returns: how long that took, in seconds, with its start and end.
    private static func importRows(
        of url: String, into database: String, charges: Money, in workspace: Workspace
    ) async throws -> Double {
        let program = try workspace.invoices()
        let settings = ["--database", database, "--now", ControllerPlatform.now.description]
        let command = Program(program, ["import", "akkeris", url] + settings, folder: workspace.path)
        let time = try await seconds {
            try command.start()
            _ = try command.finish()
        }
        let info = Program(
            program, ["info", ControllerPlatform.month.description, "--proration", "second"] + settings, folder: workspace.path)
        try info.start()
        guard try info.finish().contains(charges.formatted(in: .usd)) else {
            throw BenchmarkFailure("the import's total is not \(charges.formatted(in: .usd)), which SQL found")
        }
        return time
    }
}
