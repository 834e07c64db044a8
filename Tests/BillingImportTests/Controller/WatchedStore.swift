import Billing
import BillingService
import PostgresClient

/// A store in memory of which a test can break the writes off, or do something between them.
struct WatchedStore: Store {
    let store = MemoryStore()
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
        return try await store.ingest(source, clock: clock, isTrial: isTrial)
    }

    func ledger() async -> Ledger { await store.ledger() }

    func history(of scope: Scope) async -> ScopeHistory? { await store.history(of: scope) }

    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async -> ScopeUsage? {
        await store.usage(of: scope, in: period, databases: databases, detail: detail)
    }

    func ingest(_ requests: [UsageChunk], clock: Instant) async -> [Result<IngestSummary, IngestRefusal>] {
        await store.ingest(requests, clock: clock)
    }

    func identities(of ids: [String], source: String) async -> [String: EventIdentity] {
        await store.identities(of: ids, source: source)
    }

    func plans() async -> [PlanPrice] { await store.plans() }

    func set(_ prices: [PlanPrice], clock: Instant) async -> PriceSummary { await store.set(prices, clock: clock) }

    func cursor(of source: String) async -> String? { await store.cursor(of: source) }

    func setCursor(_ cursor: String, of source: String) async { await store.setCursor(cursor, of: source) }
}
