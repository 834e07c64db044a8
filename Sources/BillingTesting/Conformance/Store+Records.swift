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

    /// Takes lines and events as one file, read in one chunk.
    @discardableResult
    public func take(facts: [UsageFact], clock: Instant = DocumentScenario.now) async throws -> IngestSummary {
        try await ingest(ChunkSource(UsageChunk.chunks(facts: [facts])), clock: clock)
    }

    /// Takes events as one request.
    @discardableResult
    public func take(events: [EventRecord], clock: Instant = DocumentScenario.now) async throws -> IngestSummary {
        try await ingest(ChunkSource([UsageChunk(events: events)]), clock: clock)
    }

    /// Takes the events of several requests in one call.
    public func take(
        requests: [[EventRecord]], clock: Instant = DocumentScenario.now
    ) async throws(StoreError) -> [Result<IngestSummary, IngestRefusal>] {
        try await ingest(requests.map { UsageChunk(events: $0) }, clock: clock)
    }
}
