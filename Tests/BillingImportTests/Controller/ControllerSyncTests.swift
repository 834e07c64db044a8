import Billing
import BillingService
import BillingTesting
import PostgresClient
import PostgresTesting
import Testing

@testable import BillingImport

/// Reading a controller's database again and again.
@Suite(.serialized) struct ControllerSyncTests {
    private static let shop: [ControllerRows] = [
        .organization("acme"), .space("main"), .app("shop", from: "01"), .change("c1", at: "01"),
    ]

    /// Runs a loop while `body` does, and waits for its end.
    private func withSync(
        _ source: ControllerImport, every interval: Duration, _ log: LogRecorder = LogRecorder(),
        _ body: (LogRecorder) async throws -> Void
    ) async throws {
        let task = Task { await ControllerSync(source, logger: log.logger).run(every: interval) }
        do { try await body(log) } catch {
            task.cancel()
            throw error
        }
        task.cancel()
        await task.value
    }

    @Test(.timeLimit(.minutes(20)))
    func `what is new is taken in again and again`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await withSync(controller.source(), every: .milliseconds(1)) { log in
            let first = try await log.wait(for: "info: the controller's database was read new=4")
            #expect(log.lines[0].hasPrefix("info: reading the controller's database database=PostgreSQL at host="))
            try await controller.run(.change("c2", "web", 2, at: "10"))
            try await log.wait(for: "info: the controller's database was read new=1", after: first)
            try await log.wait(for: "debug: the controller's database was read new=0", after: first)
        }
        #expect(try await controller.spans().count == 2)
    }

    @Test(.timeLimit(.minutes(20)))
    func `a database that can't be reached is tried again`() async throws {
        let server = try await onThread { try TemporaryPostgres() }
        let url = try await onThread { try server.makeDatabase() }
        try await PostgresConnection.open(PostgresConfiguration(url)).run(
            script: ([ControllerFixture.schema] + Self.shop.map(\.sql)).joined())
        try await onThread { try server.stop(.fast) }
        let store = MemoryStore()
        let source = ControllerImport(store: store, url: url, clock: .fixed(at: ControllerFixture.now))
        try await withSync(source, every: .milliseconds(1)) { log in
            let failure = "error: the controller's database was not read: The controller's database does not answer: "
            let first = try await log.wait(for: failure, " code=controller_unreachable")
            try await log.wait(for: failure, after: first)
            try await onThread { try server.start() }
            try await log.wait(for: "info: the controller's database was read new=4")
        }
        #expect(try await ControllerFixture.spans(in: store).count == 1)
    }

    @Test(.timeLimit(.minutes(20)))
    func `a store that is busy is tried again`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        let store = WatchedStore { number in if number == 0 { throw StoreError.busy } }
        try await withSync(controller.source(into: store), every: .milliseconds(1)) { log in
            try await log.wait(for: "error: the controller's database was not read: The database is busy", "code=store_busy")
            try await log.wait(for: "info: the controller's database was read new=4")
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `a row that can't be taken in is told once`() async throws {
        let controller = try await ControllerFixture(Self.shop + [.change("c2", "web", -1, at: "01")])
        let log = LogRecorder()
        try await withSync(controller.source(), every: .milliseconds(1), log) { log in
            let first = try await log.wait(for: "was read", "unreadable=1")
            let second = try await log.wait(for: "was read", "unreadable=1", after: first)
            try await controller.run(.change("c3", "web", -3, at: "01"))
            try await log.wait(for: "was read", "unreadable=2", after: second)
        }
        let told = log.lines.filter { $0.hasPrefix("warning") }
        let intro = "warning: a row of the controller's database was not taken in: formation_changes "
        let problem = "quantity must be from 0 to 1000000, not"
        #expect(
            told == [
                "\(intro)\(ControllerRows.id("c2")): \(problem) -1 code=bad_number",
                "\(intro)\(ControllerRows.id("c3")): \(problem) -3 code=bad_number",
            ])
    }

    @Test(.timeLimit(.minutes(20)))
    func `it ends at once, be it waiting for the next time or for the database`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await withSync(controller.source(), every: .seconds(3600)) { log in
            try await log.wait(for: "info: the controller's database was read")
        }
        try await controller.run("BEGIN", "LOCK TABLE spaces")
        let watcher = try await PostgresConnection.open(PostgresConfiguration(controller.url))
        let waiting = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'spaces'::regclass"
        try await withSync(controller.source(), every: .seconds(3600)) { log in
            while try await watcher.query(waiting).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(log.lines.count == 1)
        }
        try await controller.run("COMMIT")
    }
}
