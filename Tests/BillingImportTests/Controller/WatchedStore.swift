import Billing
import BillingService
import BillingTesting
import PostgresClient

/// A store in memory of which a test can break the writes off, or do something between them.
struct WatchedStore: ForwardingStore {
    let base = MemoryStore()
    /// Is told how many writes there were before.
    let willIngest: @Sendable (Int) async throws -> Void
    private let count = Lock(0)

    init(willIngest: @escaping @Sendable (Int) async throws -> Void) {
        self.willIngest = willIngest
    }

    func ingest(_ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool) async throws -> IngestSummary {
        let number = count.withLock { count in
            defer { count += 1 }
            return count
        }
        try await willIngest(number)
        return try await base.ingest(source, clock: clock, isTrial: isTrial)
    }
}
