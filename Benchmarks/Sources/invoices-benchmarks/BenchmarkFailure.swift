/// Why a benchmark could not be run, or what it computed differs from what its peer computed.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A speed counts only where the result is right.
func expectEqual<Value: Equatable>(_ ours: Value, _ peers: Value, _ what: String) throws(BenchmarkFailure) {
    guard ours == peers else { throw BenchmarkFailure("\(what): ours is \(ours), the peer's \(peers)") }
}
