/// A law that broke: with what must be known to see it break again.
public struct SimulationFailure: Error, CustomStringConvertible {
    public let seed: UInt64
    public let step: Int
    /// What was done last, the last thing at the end.
    public let trace: [String]
    /// What is not as it must be.
    public let law: String

    public var description: String {
        "seed \(seed), step \(step): \(law)\n" + trace.map { "  \($0)\n" }.joined()
    }
}
