import Billing
import BillingService
import BillingTesting
import PostgresClient
import Testing

@testable import BillingImport

/// Whole platforms, judged by the reference rater, and readings that are broken off.
@Suite(.serialized) struct SyntheticControllerTests {
    private static let now: Instant = "2017-03-09T22:16:56.616Z"

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `every invoice of every scope is that of the slow rater`(_ seed: UInt64) async throws {
        let platform = SyntheticController(seed: seed, apps: 8)
        let controller = try await ControllerFixture(platform.rows)
        let summary = try await controller.sync()
        #expect(summary.unreadable.isEmpty)
        try await StoreComparison.check(
            controller.store, against: ReferenceRater(records: platform.usage), now: Self.now, name: "seed \(seed)")
    }

    @Test func `chunks and batches of any size give the same`() async throws {
        let platform = SyntheticController(seed: 7, apps: 8)
        let controller = try await ControllerFixture(platform.rows)
        let whole = try await controller.sync()
        for limits in [
            ControllerPass.Limits(pageRows: 1, chunkEvents: 1, batchEvents: 1),
            ControllerPass.Limits(pageRows: 5, chunkEvents: 7, batchEvents: 16),
        ] {
            let store = MemoryStore()
            let summary = try await controller.source(into: store, limits: limits).run()
            #expect(summary == whole)
            #expect(try await ControllerFixture.spans(in: store) == controller.spans())
        }
    }

    @Test func `more rows than a page has are read`() async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", from: "2016-01-01Z"),
            """
            INSERT INTO formation_changes SELECT gen_random_uuid(), \(id: "f1"), \(id: "shop"),
                '2016-01-01Z'::timestamptz + n * interval '1 minute', 'web', n, 'gp1', 3000 FROM generate_series(1, 20000) n
            """)
        let summary = try await controller.source(limits: ControllerPass.Limits(batchEvents: 10_000)).run()
        #expect(summary.rows[.formationChanges] == 20_000)
        #expect(summary.events.new == 20_003)
        #expect(await controller.store.ledger().batch == 2)
    }

    @Test func `a reading that is broken off is made up for by the next`() async throws {
        let platform = SyntheticController(seed: 11, apps: 8)
        let controller = try await ControllerFixture(platform.rows)
        let whole = try await controller.sync()
        let failing = Lock<Int?>(nil)
        let store = WatchedStore { number in
            if number == failing.withLock({ $0 }) { throw StoreError.busy }
        }
        let source = controller.source(into: store, limits: ControllerPass.Limits(pageRows: 3, chunkEvents: 4, batchEvents: 5))
        for stop in [2, 6, 11] {
            failing.withLock { $0 = stop }
            await #expect(throws: StoreError.busy) { try await source.run() }
        }
        failing.withLock { $0 = nil }
        let summary = try await source.run()
        #expect(!summary.isIncremental)
        #expect(summary.events.new < whole.events.new)
        #expect(summary.events.unchanged > 0)
        #expect(try await ControllerFixture.spans(in: store) == controller.spans())
    }

    @Test func `apps that are taken in whole are, though their reading was broken off`() async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", in: nil, from: "01"), .change("c1", at: "01"),
            .change("c2", "web", 2, at: "02"), .app("blog", from: "20"), .change("b1", of: "f2", app: "blog", at: "20"))
        let failing = Lock<Int?>(nil)
        let store = WatchedStore { number in
            if let stop = failing.withLock({ $0 }), number >= stop { throw StoreError.busy }
        }
        #expect(try await controller.source(into: store).run().unreadableCount == 3)
        try await controller.run("UPDATE apps SET org = \(id: "acme"), updated = \(at: "19 23:55") WHERE app = \(id: "shop")")
        // The store gets to know the app, and none of its changes.
        failing.withLock { $0 = 2 }
        let source = controller.source(into: store, limits: ControllerPass.Limits(pageRows: 1, batchEvents: 1))
        await #expect(throws: StoreError.busy) { try await source.run() }
        failing.withLock { $0 = nil }
        #expect(try await source.run().events.new == 2)
        #expect(try await ControllerFixture.spans(in: store).count == 3)
        #expect(try await source.run().rows[.formationChanges] == 1)
    }

    @Test func `what changes while it is read is left to the next reading`() async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", from: "01"), .change("c1", at: "01"))
        let store = WatchedStore { number in
            guard number == 0 else { return }
            // A service of an app that this reading can't know.
            try await controller.run(
                .app("blog", from: "02"), .change("c2", app: "blog", at: "02"), .service("redis1", from: "02"),
                .attachment("a1", of: "redis1", to: "blog", at: "02"))
        }
        let source = controller.source(into: store, limits: ControllerPass.Limits(pageRows: 1, batchEvents: 1))
        let first = try await source.run()
        #expect(first.rows[.apps] == 1)
        #expect(first.rows[.services] == nil)
        #expect(first.unreadableCount == 0)
        let second = try await source.run()
        #expect(second.unreadableCount == 0)
        #expect(second.rows[.services] == 1)
        #expect(try await ControllerFixture.spans(in: store).count == 3)
    }

    @Test func `a reading that is cancelled ends at once, and leaves the database as it was`() async throws {
        let controller = try await ControllerFixture(.organization("acme"))
        // Whoever reads the table waits.
        try await controller.run("BEGIN", "LOCK TABLE spaces")
        let task = Task { try await controller.sync() }
        let watcher = try await PostgresConnection.open(PostgresConfiguration(controller.url))
        let waiting = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'spaces'::regclass"
        while try await watcher.query(waiting).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        while try await !watcher.query(waiting).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        #expect(await controller.store.ledger() == .empty)
        try await controller.run("COMMIT")
        #expect(try await controller.sync().events.new == 1)
    }
}
