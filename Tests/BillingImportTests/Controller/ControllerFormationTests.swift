import Billing
import BillingService
import BillingTesting
import Testing

@testable import BillingImport

/// Dynos: what changes, and what a controller deletes.
@Suite(.serialized) struct ControllerFormationTests {
    private static let shop: [ControllerRows] = [
        .organization("acme"), .space("main"), .app("shop", from: "01"), .change("c1", at: "01"),
    ]

    @Test func `scaling goes on from the time of the change`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.sync()
        try await controller.run(
            .change("c2", "web", 4, at: "10"), .change("c3", "web", 0, at: "12"), .change("c4", "web", 2, "gp2", at: "14"))
        #expect(try await controller.sync().events.new == 3)
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
                "acme shop-main: gp1 web dyno 4 × 30, 2017-02-10T00:00:00.000Z to 2017-02-12T00:00:00.000Z",
                "acme shop-main: gp2 web dyno 2 × 30, 2017-02-14T00:00:00.000Z to open",
            ])
    }

    @Test func `a change that is committed late is read within ten minutes`() async throws {
        let controller = try await ControllerFixture(Self.shop + [.change("c3", "web", 3, at: "10 12:10")])
        try await controller.sync()
        try await controller.run(.change("c2", "web", 2, at: "10 12:00"), .change("lost", "web", 9, at: "10 11:59:59.999"))
        let summary = try await controller.sync()
        #expect(summary.rows[.formationChanges] == 2)
        #expect(summary.events == IngestSummary(new: 1, unchanged: 1))
        #expect(try await controller.spans()[1].hasPrefix("acme shop-main: gp1 web dyno 2 × 30, 2017-02-10T12:00"))
        #expect(try await controller.source().run(readsAll: true).events.new == 1)
    }

    @Test func `a row with a time to come does not hide what comes before it`() async throws {
        let controller = try await ControllerFixture(Self.shop + [.change("c9", "web", 9, at: "9000-01-01Z")])
        try await controller.sync()
        // The cursor stands at the time of the database, and the row is read each time.
        try await controller.run(
            "INSERT INTO formation_changes SELECT \(id: "c2"), \(id: "f1"), \(id: "shop"), now(), 'web', 2, 'gp1'")
        let summary = try await controller.sync()
        #expect(summary.rows[.formationChanges] == 2)
        #expect(summary.events == IngestSummary(new: 1, unchanged: 1))
    }

    @Test func `a formation that is deleted ends then, though it writes no change`() async throws {
        let controller = try await ControllerFixture(Self.shop + [.change("c2", of: "f2", "worker", at: "01")])
        try await controller.sync()
        try await controller.run(.deletedFormation("f1", updated: "11 08:30:00.123456"))
        #expect(try await controller.sync().events.new == 1)
        let spans = [
            "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-11T08:30:00.123Z",
            "acme shop-main: gp1 worker dyno 1 × 30, 2017-02-01T00:00:00.000Z to open",
        ]
        #expect(try await controller.spans() == spans)
        try await controller.sync()
        #expect(try await controller.spans() == spans)
    }

    @Test(arguments: [false, true])
    func `a formation that is made again runs, whether its end was seen before or not`(_ isSeen: Bool) async throws {
        let controller = try await ControllerFixture(Self.shop + [.deletedFormation("f1", updated: "10")])
        if isSeen { try await controller.sync() }
        try await controller.run(.change("c2", of: "f2", "web", 2, at: "12"))
        try await controller.sync()
        let spans = [
            "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
            "acme shop-main: gp1 web dyno 2 × 30, 2017-02-12T00:00:00.000Z to open",
        ]
        #expect(try await controller.spans() == spans)
        // The deleted row is touched once more while the other formation runs.
        try await controller.run("UPDATE formations SET updated = \(at: "15")")
        try await controller.sync()
        #expect(try await controller.spans() == spans)
    }

    @Test(arguments: ["12", "12 00:00:00.0004", "12 00:00:00.0009"])
    func `a formation that takes the place of another one in the same millisecond runs`(_ deleted: String) async throws {
        let controller = try await ControllerFixture(
            Self.shop + [
                .deletedFormation("f1", updated: deleted), .change("c2", of: "f2", "web", 2, at: "12 00:00:00.0005"),
            ])
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-12T00:00:00.000Z",
                "acme shop-main: gp1 web dyno 2 × 30, 2017-02-12T00:00:00.000Z to open",
            ])
    }

    @Test func `a formation that was changed after it was deleted, by two clocks, ends with that change`() async throws {
        let controller = try await ControllerFixture(
            Self.shop + [.deletedFormation("f1", updated: "10"), .change("c2", "web", 2, at: "10 00:00:01")])
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-10T00:00:01.000Z"
            ])
    }

    @Test func `a change of a formation of which the end was read before ends at once`() async throws {
        let controller = try await ControllerFixture(
            Self.shop + [
                .deletedFormation("f1", updated: "10"), .change("c2", of: "f2", "worker", at: "20"),
                .deletedFormation("f2", "worker", updated: "21"),
            ])
        try await controller.sync()
        try await controller.run(.change("c3", "web", 2, at: "20"))
        try await controller.sync()
        #expect(try await controller.spans().allSatisfy { !$0.hasSuffix("open") })
    }

    @Test(arguments: ["1969-12-31 23:59:59.9999Z", "1969-12-31 23:59:59.999Z"])
    func `what is finer than a millisecond is cut`(_ time: String) async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", from: time), .change("c1", at: time))
        try await controller.sync()
        #expect(await controller.store.history(of: .account)?.firstUsage == "1969-12-31T23:59:59.999Z")
    }

    @Test func `a formation that went with its app ends with it, and one that went before ends before`() async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", from: "01", to: "20"),
            .change("c1", at: "01"), .change("c2", "web", 2, at: "05"), .deletedFormation("f1", updated: "05"),
            .change("c3", of: "f2", "worker", at: "01"), .deletedFormation("f2", "worker", updated: "07"))
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-05T00:00:00.000Z",
                "acme shop-main: gp1 worker dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-07T00:00:00.000Z",
                "acme shop-main: gp1 web dyno 2 × 30, 2017-02-05T00:00:00.000Z to 2017-02-20T00:00:00.000Z",
            ])
    }

    @Test func `an app that is deleted ends all that it ran`() async throws {
        let controller = try await ControllerFixture(
            Self.shop + [
                .change("c2", of: "f2", "worker", at: "01"), .service("redis1", from: "02"),
                .attachment("a1", of: "redis1", at: "02"),
            ])
        try await controller.sync()
        try await controller.run("UPDATE apps SET deleted = true, updated = \(at: "18")")
        #expect(try await controller.sync().events.new == 1)
        let spans = try await controller.spans()
        #expect(spans.count == 3)
        #expect(spans.allSatisfy { $0.hasSuffix("to 2017-02-18T00:00:00.000Z") })
    }

    @Test(arguments: [false, true])
    func `what a deleted app is said to run from its end on is no usage`(_ isSeenFirst: Bool) async throws {
        let controller = try await ControllerFixture(
            Self.shop + [
                .change("c2", "web", 7, at: "18 00:00:00.0001"), .change("c3", of: "f2", "worker", at: "18 00:00:02"),
                .service("redis1", from: "18 00:00:03"), .attachment("a1", of: "redis1", at: "18 00:00:03"),
            ])
        if isSeenFirst { try await controller.sync() }
        try await controller.run("UPDATE apps SET deleted = true, updated = \(at: "18 00:00:00.0009")")
        try await controller.sync()
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-18T00:00:00.000Z"
            ])
    }

    @Test func `a deleted app whose row is touched again ended when it was deleted`() async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.sync()
        try await controller.run("UPDATE apps SET deleted = true, updated = \(at: "18")")
        try await controller.sync()
        try await controller.run("UPDATE apps SET name = 'old-shop', updated = \(at: "19")")
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme old-shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-18T00:00:00.000Z"
            ])
    }
}
