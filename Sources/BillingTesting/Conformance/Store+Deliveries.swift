public import Billing
public import BillingService

extension Store {
    /// Takes what reaches a store at a time.
    ///
    /// - Throws: also what the store refuses.
    @discardableResult
    public func take(_ delivery: RandomEventHistory.Delivery, clock: Instant) async throws -> IngestSummary {
        switch delivery {
        case .file(let chunks): return try await ingest(ChunkSource(UsageChunk.chunks(facts: chunks)), clock: clock)
        case .requests(let requests):
            var sum = IngestSummary()
            for result in try await take(requests: requests, clock: clock) {
                let summary = try result.get()
                sum.new += summary.new
                sum.unchanged += summary.unchanged
                sum.closed += summary.closed
            }
            return sum
        case .prices(let prices):
            _ = try await set(prices, clock: clock)
            return IngestSummary()
        }
    }
}
