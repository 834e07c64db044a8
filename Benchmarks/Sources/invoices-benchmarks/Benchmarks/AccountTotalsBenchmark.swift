import Billing

/// How long the account's totals take in a new process that knows nothing yet.
enum AccountTotalsBenchmark: Benchmark {
    static let name = "account-totals"
    static let summary = "the account's totals over 1 million live spans, in a new process"

    private static let targetSeconds = 1.0

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let platform = try await workspace.platform()
        let program = try workspace.invoices()
        var sums: TypeSums?
        let coldPeer = try await shortest { try await peerSeconds(platform, isCold: true, sums: &sums) }
        let peer = try await shortest { try await peerSeconds(platform, isCold: false, sums: &sums) }
        guard let sums else { throw BenchmarkFailure("the peer found nothing") }
        try expectEqual(sums.items, LargePlatform.spans, "the number of live spans")

        let total = sums.charges.formatted(in: .usd)
        func programSeconds(isCold: Bool) async throws -> Double {
            if isCold { PageCache.forget(platform.path) }
            let info = Program(
                program, ["info", platform.period.month.description] + platform.arguments, folder: workspace.path)
            return try await seconds {
                try info.start()
                guard try info.finish().contains(total) else {
                    throw BenchmarkFailure("the program's total is not \(total), which SQL found")
                }
            }
        }
        let cold = try await shortest { try await programSeconds(isCold: true) }
        let warm = try await shortest { try await programSeconds(isCold: false) }
        return [
            Measurement(
                name: "account's totals, file from disk", value: cold, unit: .seconds,
                peer: .init(name: "SQL SUM on a new connection", value: coldPeer), target: .atMost(targetSeconds)),
            Measurement(
                name: "  file in the system's memory", value: warm, unit: .seconds,
                peer: .init(name: "SQL SUM on a new connection", value: peer), target: .atMost(targetSeconds)),
        ]
    }

    private static func peerSeconds(_ platform: LargePlatform, isCold: Bool, sums: inout TypeSums?) async throws -> Double {
        if isCold { PageCache.forget(platform.path) }
        let started = ContinuousClock.now
        sums = try platform.peerSums(on: try PlainDatabase(path: platform.path, isReadOnly: true))
        return (ContinuousClock.now - started).seconds
    }
}
