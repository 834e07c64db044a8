import Billing

/// How long the first page takes: the account's overview, over a year of months with up to a million spans each.
enum OverviewBenchmark: Benchmark {
    static let name = "overview"
    static let summary = "the account's overview over 1 million live spans, for the first time and again"

    private static let targetSeconds = 2.0
    private static let targetMilliseconds = 100.0
    private static let runs = 3
    private static let cachedRuns = 50
    private static let path = "/account/invoices.html"

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let platform = try await workspace.platform()
        var first = Double.infinity
        var cached = Double.infinity
        var peak: Double?
        for _ in 0..<runs {
            let server = try Server(in: workspace, platform.arguments)
            defer { server.stop() }
            first = min(first, try HTTPDownload(port: server.port, path: path).seconds)
            for _ in 0..<cachedRuns { cached = min(cached, try HTTPDownload(port: server.port, path: path).seconds) }
            peak = PeakMemory.megabytes(of: server.program)
            try await check(server, platform)
        }
        let database = try PlainDatabase(path: platform.path, isReadOnly: true)
        let peer = try await shortest { try await seconds { _ = try platform.peerSums(on: database) } }
        let measurements = [
            Measurement(
                name: "account's overview, the first time", value: first, unit: .seconds,
                peer: .init(name: "SQL SUM of the current month alone", value: peer), target: .atMost(targetSeconds)),
            Measurement(
                name: "  and again", value: cached * 1000, unit: .milliseconds,
                peer: .init(name: "SQL SUM of the current month alone", value: peer * 1000),
                target: .atMost(targetMilliseconds)),
        ]
        return measurements
            + (peak.map { [Measurement(name: "  the server's peak memory", value: $0, unit: .megabytes)] } ?? [])
    }

    /// What the page says the month comes to so far is what SQL finds.
    private static func check(_ server: Server, _ platform: LargePlatform) async throws {
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
        let body = try await LoadGenerator.send([request], port: server.port, connections: 1).bodies.first ?? []
        let database = try PlainDatabase(path: platform.path, isReadOnly: true)
        let total = try platform.peerSums(on: database).charges.formatted(in: .usd)
        guard String(decoding: body, as: UTF8.self).contains(total) else {
            throw BenchmarkFailure("the page does not have the month's total, \(total), which SQL found")
        }
    }
}
