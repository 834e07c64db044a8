import Billing
import BillingService
import BillingTesting
import Synchronization
import Testing

@testable import BillingWeb

@Suite struct OverviewCacheTests {
    /// Counts how often something is made.
    private final class Maker: Sendable {
        let count = Mutex(0)
        let known = Mutex<[Instant?]>([])
        let validUntil: Instant
        let batch: Int64

        init(validUntil: Instant = "2017-02-06T00:00:00Z", batch: Int64 = 1) {
            self.validUntil = validUntil
            self.batch = batch
        }

        func make(at moment: Instant, _ known: OverviewCache.Found?) async throws -> OverviewCache.Found {
            count.withLock { $0 += 1 }
            self.known.withLock { $0.append(known?.overview.now) }
            await Task.yield()
            let overview = Overview(name: nil, now: moment, validUntil: validUntil, currency: .usd)
            return OverviewCache.Found(overview: overview, ledger: Ledger(batch: batch, recorded: "2017-02-01T00:00:00Z"))
        }
    }

    private func find(
        _ cache: OverviewCache, _ maker: Maker, scope: Scope = .account, batch: Int64 = 1, at moment: Instant
    ) async throws {
        _ = try await cache.overview(for: .init(scope, batch: batch), at: moment) { try await maker.make(at: moment, $0) }
    }

    @Test(
        arguments: [
            ("2017-02-05T22:16:00Z", 1), ("2017-02-05T23:59:59.999Z", 1), ("2017-02-06T00:00:00Z", 2),
            ("2017-02-05T22:15:00Z", 2),
        ])
    func `it is made anew when it is no longer true`(moment: Instant, count: Int) async throws {
        let (cache, maker) = (OverviewCache(), Maker())
        try await find(cache, maker, at: "2017-02-05T22:16:00Z")
        try await find(cache, maker, at: moment)
        #expect(maker.count.withLock { $0 } == count)
        if count == 2 { #expect(maker.known.withLock { $0 } == [nil, "2017-02-05T22:16:00Z"]) }
    }

    @Test func `another batch or scope is another overview`() async throws {
        let (cache, maker, later) = (OverviewCache(), Maker(), Maker(batch: 2))
        let moment: Instant = "2017-02-05T22:16:00Z"
        for _ in 0..<2 {
            try await find(cache, maker, at: moment)
            try await find(cache, maker, scope: .organization("\u{E9}"), at: moment)
            try await find(cache, maker, scope: .organization("e\u{301}"), at: moment)
            try await find(cache, later, batch: 2, at: moment)
        }
        #expect(maker.count.withLock { $0 } == 3)
        #expect(later.count.withLock { $0 } == 1)
        #expect(later.known.withLock { $0 } == [nil])
    }

    @Test func `what was written meanwhile is shown, and not kept for the batch before`() async throws {
        let (cache, later) = (OverviewCache(), Maker(batch: 2))
        for _ in 0..<2 { try await find(cache, later, batch: 1, at: "2017-02-05T22:16:00Z") }
        #expect(later.count.withLock { $0 } == 2)
        #expect(await cache.count == 0)
    }

    @Test func `requests at one moment share the work`() async throws {
        let (cache, maker) = (OverviewCache(), Maker(validUntil: "2017-02-01T00:00:00Z"))
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    _ = try await cache.overview(for: .init(.account, batch: 1), at: "2017-02-05T22:16:00Z") { known in
                        for await _ in gate { break }
                        return try await maker.make(at: "2017-02-05T22:16:00Z", known)
                    }
                }
            }
            while await cache.waiting < 20 { await Task.yield() }
            open.finish()
            try await group.waitForAll()
        }
        #expect(maker.count.withLock { $0 } == 1)
    }

    @Test func `an error is told to all, and not kept`() async throws {
        let (cache, maker) = (OverviewCache(), Maker())
        await #expect(throws: StoreError.busy) {
            _ = try await cache.overview(for: .init(.account, batch: 1), at: "2017-02-05T22:16:00Z") { _ in
                throw StoreError.busy
            }
        }
        try await find(cache, maker, at: "2017-02-05T22:16:00Z")
        #expect(maker.count.withLock { $0 } == 1)
    }

    @Test func `the longest unused go first`() async throws {
        let (cache, maker) = (OverviewCache(limit: 8), Maker())
        let moment: Instant = "2017-02-05T22:16:00Z"
        for index in 0..<8 { try await find(cache, maker, scope: .space("\(index)"), at: moment) }
        try await find(cache, maker, scope: .space("0"), at: moment)
        #expect(await cache.count == 8)
        try await find(cache, maker, scope: .space("8"), at: moment)
        #expect(await cache.count == 6)
        #expect(maker.count.withLock { $0 } == 9)
        for kept in [0, 4, 5, 6, 7, 8] { try await find(cache, maker, scope: .space("\(kept)"), at: moment) }
        #expect(maker.count.withLock { $0 } == 9)
    }
}
