/// A request of which nothing was stored, and why: one error for each event that is wrong.
public struct IngestRefusal: Error, Hashable, Sendable {
    /// By the events' order in the request; never empty.
    public let errors: [IngestError]

    public init(_ errors: [IngestError]) {
        self.errors = errors.sorted { $0.line < $1.line }
    }
}
