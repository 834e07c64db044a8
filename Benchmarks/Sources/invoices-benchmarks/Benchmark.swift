/// One thing whose speed is measured, and the peer beside it.
protocol Benchmark: SendableMetatype {
    static var name: String { get }
    /// What is measured, in a line.
    static var summary: String { get }

    static func run(in workspace: Workspace) async throws -> [Measurement]
}
