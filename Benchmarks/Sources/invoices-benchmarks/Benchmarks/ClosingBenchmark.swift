import Billing
import BillingService

/// How long it takes to close the month of a large platform, and how much memory.
enum ClosingBenchmark: Benchmark {
    static let name = "closing"
    static let summary = "a month of 30,000 organizations and 1 million items is closed"

    private static let organizations = 30_000
    private static let items = 1_000_000
    private static let targetSeconds: [DatabaseKind: Double] = [.sqlite: 20, .postgres: 40]
    private static let targetMegabytes = 400.0

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let lines = workspace.path(of: "month.ndjson")
        writeNote("  writing \(items) usage lines")
        try UsageFile.write(LiveMonth.lines(items, organizations: organizations, isNew: true), to: lines)
        var measurements: [Measurement] = []
        for kind in DatabaseKind.allCases {
            let database = try await workspace.makeDatabase("closed", kind)
            writeNote("  importing them into \(kind.rawValue)")
            _ = try await run(["import", "usage", lines], on: database, in: workspace)
            let (time, megabytes) = try await close(database, in: workspace)
            measurements.append(
                Measurement(
                    name: "a month of 1 million items closed in \(kind.rawValue)", value: time, unit: .seconds,
                    peer: kind == .sqlite
                        ? .init(name: "CREATE TABLE … AS SELECT of what it stores", value: try copySeconds(database)) : nil,
                    target: targetSeconds[kind].map(Target.atMost)))
            if let megabytes {
                measurements.append(
                    Measurement(
                        name: "  peak memory", value: megabytes, unit: .megabytes, target: .atMost(targetMegabytes)))
            }
            if kind == .sqlite { workspace.removeDatabase("closed.db") }
        }
        return measurements
    }

    private static func close(
        _ database: String, in workspace: Workspace
    ) async throws -> (seconds: Double, megabytes: Double?) {
        let month = LiveMonth.period.month
        var megabytes: Double?
        let time = try await seconds {
            megabytes = try await run(["finalize", month.description], on: database, in: workspace)
        }
        return (time, megabytes)
    }

    private static func run(
        _ arguments: [String], on database: String, in workspace: Workspace
    ) async throws -> Double? {
        let now = LiveMonth.period.month.end.description
        let program = Program(
            try workspace.invoices(), arguments + ["--database", database, "--now", now], folder: workspace.path)
        try program.start()
        return try await PeakMemory.whileFinishing(program).megabytes
    }

    /// What it takes SQLite to write the same bytes once more, all in one transaction.
    private static func copySeconds(_ path: String) throws -> Double {
        let database = try PlainDatabase(path: path)
        try database.useSettingsOfStore()
        let started = ContinuousClock.now
        try database.execute("CREATE TABLE copied AS SELECT * FROM closed_pieces")
        return (ContinuousClock.now - started).seconds
    }
}
