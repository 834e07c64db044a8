public import Billing
public import BillingService

extension Store {
    /// Takes lines as one file, read in one chunk.
    @discardableResult
    public func take(_ records: [UsageRecord], clock: Instant = DocumentScenario.now) async throws -> IngestSummary {
        try await take(chunks: [records], clock: clock)
    }

    /// Takes lines as one file, read in several chunks.
    @discardableResult
    public func take(chunks: [[UsageRecord]], clock: Instant = DocumentScenario.now) async throws -> IngestSummary {
        try await ingest(ChunkSource(UsageChunk.chunks(chunks)), clock: clock)
    }
}
