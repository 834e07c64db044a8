/// What a simulation came to.
public struct SimulationReport: Hashable, Sendable {
    public let seed: UInt64
    public internal(set) var steps = 0
    /// How many batches were written.
    public internal(set) var batches: Int64 = 0
    public internal(set) var closings = 0
    public internal(set) var corrections = 0
    public internal(set) var crashes = 0
    /// How many times a law was looked at.
    public internal(set) var checks = 0
}
