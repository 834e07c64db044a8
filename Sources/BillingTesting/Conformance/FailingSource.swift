import Billing
import BillingService

/// A source that fails where its chunks end.
struct FailingSource: UsageSource, Sendable {
    struct Failure: Error {}

    private var source: ChunkSource

    init(_ chunks: [UsageChunk]) {
        source = ChunkSource(chunks)
    }

    mutating func read(into chunk: inout UsageChunk) throws -> Bool {
        guard try source.read(into: &chunk) else { throw Failure() }
        return true
    }
}
