import Billing

/// How fast a database of closed months is proven, in bytes of stored items.
enum VerifyBenchmark: Benchmark {
    static let name = "verify"
    static let summary = "24 closed months of 1 million items in all, of 100 organizations, are proven"

    private static let months = 24
    private static let organizations = 100
    private static let linesPerMonth = 1_000_000 / months
    private static let targetMegabytesPerSecond = 200.0

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let lines = workspace.path(of: "alive.ndjson")
        writeNote("  writing \(linesPerMonth) usage lines")
        try UsageFile.write(LiveMonth.lines(linesPerMonth, organizations: organizations, isNew: true), to: lines)
        var measurements: [Measurement] = []
        for kind in DatabaseKind.allCases {
            let database = try await workspace.makeDatabase("sealed", kind)
            writeNote("  closing \(months) months in \(kind.rawValue)")
            _ = try await run(["import", "usage", lines, "--now", last.end.description], on: database, in: workspace)
            _ = try await run(["finalize", last.description, "--now", last.end.description], on: database, in: workspace)
            var output = ""
            let time = try await seconds { output = try await run(["verify"], on: database, in: workspace) }
            measurements.append(
                Measurement(
                    name: "closed months proven in \(kind.rawValue)", value: try megabytes(in: output) / time,
                    unit: .megabytesPerSecond, target: .atLeast(targetMegabytesPerSecond)))
            if kind == .sqlite { workspace.removeDatabase("sealed.db") }
        }
        return measurements
    }

    private static var last: Month { Month(ordinal: LiveMonth.period.month.ordinal + Int64(months) - 1) }

    /// What the program says that it has checked: `…, 412,345,678 bytes.`
    private static func megabytes(in output: String) throws -> Double {
        guard let sentence = output.split(separator: "\n").first, sentence.hasSuffix(" bytes."),
            let bytes = Double(sentence.split(separator: " ").dropLast().last?.filter { $0 != "," } ?? "")
        else { throw BenchmarkFailure("verify says: \(output)") }
        return bytes / 1_000_000
    }

    private static func run(
        _ arguments: [String], on database: String, in workspace: Workspace
    ) async throws -> String {
        let program = Program(
            try workspace.invoices(), arguments + ["--database", database], folder: workspace.path)
        try program.start()
        return try await PeakMemory.whileFinishing(program).output
    }
}
