public import Billing

/// Where usage events come from, some at a time, so that a source of any size is read in bounded memory.
///
/// Reading blocks: a store calls it on the thread on which it writes.
public protocol UsageSource {
    /// Puts the next events into `chunk`, which is empty.
    ///
    /// - Returns: false where there are no more events.
    mutating func read(into chunk: inout UsageChunk) throws -> Bool
}

/// Events that are in memory already.
public struct ChunkSource: UsageSource, Sendable {
    private var chunks: [UsageChunk]

    public init(_ chunks: [UsageChunk]) {
        self.chunks = chunks.reversed()
    }

    public mutating func read(into chunk: inout UsageChunk) throws -> Bool {
        guard let next = chunks.popLast() else { return false }
        chunk = next
        return true
    }
}
