import Billing
import BillingService
import BillingTesting
import PostgresClient
import Testing

@testable import BillingImport

/// Reading a controller's database for the first time, and again.
@Suite(.serialized) struct ControllerImportTests {
    private static let platform: [ControllerRows] = [
        .organization("acme"), .organization("globex"), .space("main"), .space("lab"),
        .app("shop", from: "01"), .app("blog", in: "globex", "lab", from: "02", to: "20"),
        .change("c1", at: "01"), .change("c2", "web", 3, "gp2", cents: "6000", at: "05"),
        .change("c3", of: "f2", app: "blog", "worker", 2, "scout", cents: "29", at: "02"),
        .deletedFormation("f2", app: "blog", "worker", updated: "02"),
        .service("redis1", from: "03"), .attachment("a1", of: "redis1", at: "03"),
        .service("s3", "s3:basic", cents: "250.5", from: "03", to: "10"),
        .attachment("a2", of: "s3", to: "blog", at: "03", isDeleted: true),
        .attachment("a3", of: "redis1", to: "blog", isOwned: false, at: "04"),
    ]

    private static let spans = [
        "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-05T00:00:00.000Z",
        "globex blog-lab: scout worker dyno 2 × 0.29, 2017-02-02T00:00:00.000Z to 2017-02-20T00:00:00.000Z",
        "acme shop-main: redis:small addon 1 × 140, 2017-02-03T00:00:00.000Z to open",
        "globex blog-lab: s3:basic addon 1 × 2.505, 2017-02-03T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
        "acme shop-main: gp2 web dyno 3 × 60, 2017-02-05T00:00:00.000Z to open",
    ]

    @Test func `dynos and add-ons of all apps are taken in, with exact prices`() async throws {
        let controller = try await ControllerFixture(Self.platform)
        let summary = try await controller.sync()
        #expect(try await controller.spans() == Self.spans)
        #expect(try await controller.spans(of: .organization("globex")) == [Self.spans[1], Self.spans[3]])
        #expect(try await controller.spans(of: .organization(ControllerRows.id("acme"))).count == 3)
        #expect(try await controller.spans(of: .space("lab")) == [Self.spans[1], Self.spans[3]])
        #expect(
            summary.rows == [
                .organizations: 2, .spaces: 2, .apps: 2, .formations: 1, .formationChanges: 3, .services: 2,
                .serviceAttachments: 3,
            ])
        #expect(summary.rowCount == 15)
        #expect(!summary.isIncremental)
        #expect(summary.unreadableCount == 0)
        // Names, apps and the end of one, changes, add-ons and the end of one.
        #expect(summary.events == IngestSummary(new: 4 + 3 + 3 + 3))
    }

    @Test func `reading again changes nothing`() async throws {
        let controller = try await ControllerFixture(Self.platform)
        try await controller.sync()
        let ledger = await controller.store.ledger()
        let next = try await controller.sync()
        let all = try await controller.source().run(readsAll: true)
        #expect(next.isIncremental)
        #expect(!all.isIncremental)
        #expect(next.events.new == 0)
        #expect(all.events == IngestSummary(unchanged: 3))
        #expect(all.rowCount == 15)
        #expect(await controller.store.ledger() == ledger)
        #expect(try await controller.spans() == Self.spans)
    }

    @Test func `only what may have changed is read again`() async throws {
        let controller = try await ControllerFixture(Self.platform)
        try await controller.sync()
        // The last of each table, and the apps that these rows are of.
        #expect(
            try await controller.sync().rows == [
                .organizations: 2, .spaces: 2, .apps: 2, .formations: 1, .formationChanges: 1, .services: 2,
                .serviceAttachments: 3,
            ])
        try await controller.run(.change("c4", "web", 5, at: "21"), .organization("initech", at: "21"))
        try await controller.sync()
        #expect(
            try await controller.sync().rows == [
                .organizations: 1, .spaces: 2, .apps: 2, .formations: 1, .formationChanges: 1, .services: 2,
                .serviceAttachments: 3,
            ])
    }

    @Test func `what is read is told on the way`() async throws {
        let controller = try await ControllerFixture(Self.platform)
        let told = Lock<[ControllerProgress]>([])
        let summary = try await controller.source().run { progress in told.withLock { $0.append(progress) } }
        let steps = told.withLock { $0 }
        #expect(steps.map(\.rowCount) == steps.map(\.rowCount).sorted())
        #expect(steps.last?.rowCount == summary.rowCount)
        #expect(Set(steps.map(\.table)) == Set(ControllerTable.allCases))
    }

    @Test func `a trial tells what would come of it, and stores nothing`() async throws {
        let controller = try await ControllerFixture(Self.platform)
        for limits in [ControllerPass.Limits(), ControllerPass.Limits(pageRows: 1, chunkEvents: 1, batchEvents: 1)] {
            let trial = try await controller.source(limits: limits).run(isTrial: true)
            #expect(trial.events == IngestSummary(new: 13))
            #expect(await controller.store.ledger() == .empty)
        }
        let summary = try await controller.sync()
        #expect(!summary.isIncremental)
        #expect(summary.events == IngestSummary(new: 13))
        try await controller.run(.change("c4", "web", 5, at: "06"))
        let ledger = await controller.store.ledger()
        #expect(try await controller.source().run(isTrial: true).events.new == 1)
        #expect(try await controller.source().run(isTrial: true).events.new == 1)
        #expect(await controller.store.ledger() == ledger)
        #expect(try await controller.sync().events.new == 1)
    }

    @Test func `an empty controller has no usage`() async throws {
        let controller = try await ControllerFixture()
        let summary = try await controller.sync()
        #expect(summary.rowCount == 0)
        #expect(summary.events.total == 0)
        #expect(try await controller.sync().isIncremental)
        #expect(try await controller.spans().isEmpty)
    }

    @Test func `an organization and a space without usage are known`() async throws {
        let controller = try await ControllerFixture(.organization("acme"), .space("main"))
        try await controller.sync()
        #expect(await controller.store.history(of: .organization("acme")) != nil)
        #expect(await controller.store.history(of: .space("main")) != nil)
        #expect(await controller.store.history(of: .space("acme")) == nil)
    }

    @Test func `each database has its own cursor`() async throws {
        let first = try await ControllerFixture(Self.platform)
        let second = try await ControllerFixture(
            ownDatabaseWith: [
                .organization("acme"), .space("main"), .app("old", from: "2016-08-01Z"),
                .change("c9", of: "f9", app: "old", at: "2016-08-01Z"),
            ])
        try await first.sync()
        let summary = try await second.source(into: first.store).run()
        #expect(!summary.isIncremental)
        #expect(summary.rows[.formationChanges] == 1)
        #expect(try await first.spans().count == Self.spans.count + 1)
    }

    @Test func `a user who may only read these tables is enough`() async throws {
        let controller = try await ControllerFixture(ownDatabaseWith: Self.platform)
        let role = "reader_\(controller.url.utf8.reduce(into: UInt64(5381)) { $0 = $0 &* 33 &+ UInt64($1) })"
        try await controller.run(
            """
            CREATE ROLE \(role) LOGIN;
            GRANT SELECT ON organizations, spaces, apps, formations, formation_changes, services, service_attachments TO \(role);
            ALTER ROLE \(role) SET default_transaction_read_only = on;
            """)
        let url = controller.url.replacing("postgres@", with: "\(role)@")
        let source = ControllerImport(store: controller.store, url: url, clock: .fixed(at: ControllerFixture.now))
        #expect(try await source.run().events.new == 13)
        #expect(try await controller.spans() == Self.spans)
    }
}
