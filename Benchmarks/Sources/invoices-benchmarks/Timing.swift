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

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
