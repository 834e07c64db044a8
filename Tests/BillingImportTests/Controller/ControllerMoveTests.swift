import Billing
import BillingService
import BillingTesting
import Testing

@testable import BillingImport

/// Apps that go to other organizations and spaces, and things that get other names. The controller keeps neither's history.
@Suite(.serialized) struct ControllerMoveTests {
    private static let shop: [ControllerRows] = [
        .organization("acme"), .organization("globex"), .space("main"), .space("lab"), .app("shop", from: "01"),
        .change("c1", at: "01"), .service("redis1", from: "02"), .attachment("a1", of: "redis1", at: "02"),
    ]

    private static func move(to organization: String, _ space: String, at time: String) -> ControllerRows {
        "UPDATE apps SET org = \(id: organization), space = \(id: space), updated = \(at: time)"
    }

    @Test func `what an app runs goes on at its new place, and its history stays at the old one`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.sync()
        try await controller.run(Self.move(to: "globex", "lab", at: "10"), .change("c2", "web", 3, at: "12"))
        #expect(try await controller.sync().events.new == 2 + 1)
        let spans = [
            "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
            "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
            "globex shop-lab: gp1 web dyno 1 × 30, 2017-02-10T00:00:00.000Z to 2017-02-12T00:00:00.000Z",
            "globex shop-lab: redis:small addon 1 × 140, 2017-02-10T00:00:00.000Z to open",
            "globex shop-lab: gp1 web dyno 3 × 30, 2017-02-12T00:00:00.000Z to open",
        ]
        #expect(try await controller.spans() == spans)
        // All of it is known, though the controller has everything at the new place.
        let all = try await controller.source().run(readsAll: true)
        #expect(all.events == IngestSummary(unchanged: 2))
        #expect(all.unreadableCount == 0)
        #expect(try await controller.spans() == spans)
    }

    @Test func `the first reading finds an app where it is then`() async throws {
        let controller = try await ControllerFixture(Self.shop + [Self.move(to: "globex", "lab", at: "10")])
        try await controller.sync()
        #expect(try await controller.spans().allSatisfy { $0.hasPrefix("globex shop-lab") })
    }

    @Test func `an app that moves back and forth is where it was last`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        for (index, organization) in ["acme", "globex", "acme", "globex"].enumerated() {
            try await controller.run(Self.move(to: organization, "main", at: "1\(index)"))
            try await controller.sync()
        }
        #expect(
            try await controller.spans(of: .account).filter { $0.contains("web") } == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-11T00:00:00.000Z",
                "globex shop-main: gp1 web dyno 1 × 30, 2017-02-11T00:00:00.000Z to 2017-02-12T00:00:00.000Z",
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-12T00:00:00.000Z to 2017-02-13T00:00:00.000Z",
                "globex shop-main: gp1 web dyno 1 × 30, 2017-02-13T00:00:00.000Z to open",
            ])
    }

    @Test func `a change from before a move that is read after it stays at the old place`() async throws {
        let controller = try await ControllerFixture(Self.shop + [.change("c2", "web", 2, at: "09")])
        try await controller.sync()
        try await controller.run(
            Self.move(to: "globex", "lab", at: "10"), .change("c4", "web", 4, at: "10 00:05"))
        try await controller.sync()
        // Committed late, and from before the move.
        try await controller.run(
            .change("c3", "web", 3, at: "09 23:59"), .service("s3", "s3:basic", from: "09 23:58"),
            .attachment("a2", of: "s3", at: "09 23:58"))
        let summary = try await controller.sync()
        #expect(summary.events.new == 2)
        #expect(summary.unreadableCount == 0)
        #expect(
            try await controller.spans().filter { !$0.contains("redis") }.dropFirst() == [
                "acme shop-main: gp1 web dyno 2 × 30, 2017-02-09T00:00:00.000Z to 2017-02-09T23:59:00.000Z",
                "acme shop-main: s3:basic addon 1 × 140, 2017-02-09T23:58:00.000Z to 2017-02-10T00:00:00.000Z",
                "acme shop-main: gp1 web dyno 3 × 30, 2017-02-09T23:59:00.000Z to 2017-02-10T00:00:00.000Z",
                "globex shop-lab: gp1 web dyno 3 × 30, 2017-02-10T00:00:00.000Z to 2017-02-10T00:05:00.000Z",
                "globex shop-lab: s3:basic addon 1 × 140, 2017-02-10T00:00:00.000Z to open",
                "globex shop-lab: gp1 web dyno 4 × 30, 2017-02-10T00:05:00.000Z to open",
            ])
    }

    @Test func `a change from after a move that is read before it comes to the new place`() async throws {
        let controller = try await ControllerFixture(
            Self.shop + [
                .change("c2", "web", 2, at: "10 00:01"), .service("s3", "s3:basic", from: "10 00:02"),
                .attachment("a2", of: "s3", at: "10 00:02"),
            ])
        try await controller.sync()
        // Its transaction began before these changes, and ended after they were read.
        try await controller.run(Self.move(to: "globex", "lab", at: "10"))
        try await controller.sync()
        let spans = [
            "globex shop-lab: gp1 web dyno 1 × 30, 2017-02-10T00:00:00.000Z to 2017-02-10T00:01:00.000Z",
            "globex shop-lab: redis:small addon 1 × 140, 2017-02-10T00:00:00.000Z to open",
            "globex shop-lab: gp1 web dyno 2 × 30, 2017-02-10T00:01:00.000Z to open",
            "globex shop-lab: s3:basic addon 1 × 140, 2017-02-10T00:02:00.000Z to open",
        ]
        #expect(try await controller.spans(of: .space("lab")) == spans)
        try await controller.sync()
        #expect(try await controller.spans(of: .space("lab")) == spans)
    }

    @Test func `an app that has no place yet is taken in whole once it has one`() async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", in: nil, from: "01"), .app("blog", from: "20"),
            .change("c1", at: "01"), .change("c9", of: "f9", app: "blog", at: "20"),
            .service("redis1", from: "02"), .attachment("a1", of: "redis1", at: "02"),
            .service("s3", "s3:basic", from: "20"), .attachment("a2", of: "s3", to: "blog", at: "20"))
        let first = try await controller.sync()
        #expect(Set(first.unreadable.map(\.table)) == [.apps, .formationChanges, .services])
        #expect(first.unreadable.allSatisfy { $0.problem == .placeMissing(app: ControllerRows.id("shop")) })
        #expect(try await controller.spans().count == 2)
        try await controller.run("UPDATE apps SET org = \(id: "acme"), updated = \(at: "19 23:55") WHERE app = \(id: "shop")")
        let second = try await controller.sync()
        #expect(second.unreadableCount == 0)
        #expect(second.rows[.formationChanges] == 2)
        #expect(try await controller.sync().rows[.formationChanges] == 1)
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to open",
                "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to open",
                "acme blog-main: gp1 web dyno 1 × 30, 2017-02-20T00:00:00.000Z to open",
                "acme blog-main: s3:basic addon 1 × 140, 2017-02-20T00:00:00.000Z to open",
            ])
    }

    @Test func `an app whose place has been lost stays where it was`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.sync()
        try await controller.run("UPDATE apps SET org = NULL, updated = \(at: "10")", .change("c2", "web", 2, at: "11"))
        let summary = try await controller.sync()
        #expect(summary.unreadable.map(\.table) == [.apps])
        #expect(
            try await controller.spans().last == "acme shop-main: gp1 web dyno 2 × 30, 2017-02-11T00:00:00.000Z to open")
    }

    @Test func `a row of an app that was lost on the way brings the app with it`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.sync()
        // Both are older than what is read; a change of it is not.
        try await controller.run(
            .app("late", from: "2016-12-01Z"), .change("l1", of: "f8", app: "late", at: "2016-12-01Z"),
            .change("l2", of: "f8", app: "late", "web", 2, at: "05"))
        let summary = try await controller.sync()
        #expect(summary.rows[.apps] == 2)
        #expect(try await controller.spans().first?.hasPrefix("acme late-main: gp1 web dyno 1 × 30, 2016-12-01") == true)
    }

    // MARK: Names

    @Test(arguments: [
        ("UPDATE apps SET name = 'store', updated = '2017-02-12Z'", "acme store-main"),
        ("UPDATE organizations SET name = 'ACME', updated = '2017-02-12Z' WHERE name = 'acme'", "ACME shop-main"),
        ("UPDATE spaces SET name = 'prod', updated = '2017-02-12Z' WHERE name = 'main'", "acme shop-prod"),
    ])
    func `another name shows in all that is open, and splits nothing`(_ change: String, _ shown: String) async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.sync()
        try await controller.run(ControllerRows(stringLiteral: change))
        #expect(try await controller.sync().events.new >= 1)
        #expect(
            try await controller.spans() == [
                "\(shown): gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to open",
                "\(shown): redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to open",
            ])
        let ledger = await controller.store.ledger()
        try await controller.sync()
        #expect(await controller.store.ledger() == ledger)
    }
}
