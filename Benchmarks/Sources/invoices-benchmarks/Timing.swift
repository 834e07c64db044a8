/// How long something took, in seconds.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let started = ContinuousClock.now
    try await body()
    return (ContinuousClock.now - started).seconds
}

/// The shortest of several runs, in seconds, after one that warms up: what disturbs a run only ever makes it longer.
///
/// - Parameter measured: makes a run, and returns how long the part of it took that counts.
func shortest(of runs: Int = 5, _ measured: () async throws -> Double) async rethrows -> Double {
    _ = try await measured()
    var best = Double.infinity
    for _ in 0..<runs { best = min(best, try await measured()) }
    return best
}

/// The same for two that are compared, run in turns, so that what disturbs one for a while disturbs the other too.
func shortestInTurns(
    of runs: Int = 5, _ ours: () async throws -> Double, _ peers: () async throws -> Double
) async rethrows -> (ours: Double, peers: Double) {
    _ = (try await ours(), try await peers())
    var best = (ours: Double.infinity, peers: Double.infinity)
    for _ in 0..<runs {
        best.ours = min(best.ours, try await ours())
        best.peers = min(best.peers, try await peers())
    }
    return best
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
