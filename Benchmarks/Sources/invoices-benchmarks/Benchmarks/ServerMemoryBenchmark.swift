import Billing

/// How much memory the server takes at most while it sends the account's invoice with all of its items, and how fast it does.
enum ServerMemoryBenchmark: Benchmark {
    static let name = "server-memory"
    static let summary = "the server's peak memory while it sends an invoice of 1 million items"

    private static let targetMegabytes = 300.0
    /// After some, the allocator holds as much as it ever will.
    private static let requests = 10

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let platform = try await workspace.platform()
        let server = try Server(in: workspace, platform.arguments)
        defer { server.stop() }
        let path = "/account/invoices/\(platform.period.month)"
        var downloads: [HTTPDownload] = []
        var first: Double?
        for _ in 0..<requests {
            downloads.append(try HTTPDownload(port: server.port, path: path))
            if first == nil { first = PeakMemory.megabytes(of: server.program) }
        }
        let toFirstByte = downloads.map(\.secondsToFirstByte).min() ?? 0
        let toEnd = downloads.map(\.seconds).min() ?? 0
        writeNote("  \(downloads.last?.bytes ?? 0) bytes a response")
        var measurements: [Measurement] = []
        if let first, let peak = PeakMemory.megabytes(of: server.program) {
            measurements += [
                Measurement(
                    name: "server's peak memory, 1 million items", value: peak, unit: .megabytes,
                    target: .atMost(targetMegabytes)),
                Measurement(name: "  after the first of \(requests) requests", value: first, unit: .megabytes),
            ]
        } else {
            writeNote("  this system does not tell a process's peak memory in /proc")
        }
        return measurements + [
            Measurement(name: "  time to the first byte", value: toFirstByte, unit: .seconds),
            Measurement(name: "  time to the last byte", value: toEnd, unit: .seconds),
        ]
    }
}
