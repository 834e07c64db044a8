import Billing
import BillingService
import PostgresClient

/// The requests of several clients, taken as one batch.
struct PostgresRequests {
    private var batch: PostgresBatch
    private let requests: [UsageChunk]
    private var results: [Result<IngestSummary, IngestRefusal>] = []

    static func take(
        _ requests: [UsageChunk], clock: Instant, on connection: isolated PostgresConnection
    ) async throws -> [Result<IngestSummary, IngestRefusal>] {
        var all = PostgresRequests(batch: try await PostgresBatch.begin(on: connection), requests: requests)
        try await all.take(requests.indices, on: connection)
        try await all.batch.finish(clock: clock, on: connection)
        let notes = AuditNote.retractions(
            of: requests, results: all.results, origins: AuditNote.origins(of: requests))
        if !notes.isEmpty {
            try await PostgresAudit.append(notes, ledger: try await PostgresReader.ledger(on: connection), on: connection)
        }
        return all.results
    }

    private init(batch: PostgresBatch, requests: [UsageChunk]) {
        self.batch = batch
        self.requests = requests
    }

    /// Takes requests as one chunk. Where that is refused, each half is tried, so that the bad ones are found, and fail alone.
    private mutating func take(_ range: Range<Int>, on connection: isolated PostgresConnection) async throws {
        guard !range.isEmpty else { return }
        let merged = MergedChunks(requests[range])
        if range.count == 1 || !merged.hasLines {
            do {
                var counts = PostgresLineCounts()
                let outcomes = try await batch.take(merged.chunk, counts: &counts, on: connection)
                results += merged.summaries(of: outcomes).map { .success($0) }
                return
            } catch let refusal as IngestRefusal {
                guard range.count > 1 else { return results.append(.failure(refusal)) }
            }
        }
        let middle = range.lowerBound + range.count / 2
        try await take(range.lowerBound..<middle, on: connection)
        try await take(middle..<range.upperBound, on: connection)
    }
}
