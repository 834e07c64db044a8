import BillingService
import BillingTesting
import Testing

@testable import BillingImport

/// Add-ons, which the controller changes in their place.
@Suite(.serialized) struct ControllerAddonTests {
    private static let redis: [ControllerRows] = [
        .organization("acme"), .space("main"), .app("shop", from: "01"), .app("blog", from: "01"),
        .service("redis1", from: "02"), .attachment("a1", of: "redis1", at: "02"),
    ]

    @Test func `another plan goes on from its time, and back again`() async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        let plans = [("redis:large", 31000, "10"), ("redis:small", 14000, "12"), ("redis:small", 15000, "14")]
        for (plan, cents, time) in plans {
            try await controller.run(
                "UPDATE services SET plan_name = \(text: plan), price = \(cents), updated = \(at: time)")
            #expect(try await controller.sync().events.new == 1)
            #expect(try await controller.sync().events.new == 0)
        }
        let spans = [
            "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
            "acme shop-main: redis:large addon 1 × 310, 2017-02-10T00:00:00.000Z to 2017-02-12T00:00:00.000Z",
            "acme shop-main: redis:small addon 1 × 140, 2017-02-12T00:00:00.000Z to 2017-02-14T00:00:00.000Z",
            "acme shop-main: redis:small addon 1 × 150, 2017-02-14T00:00:00.000Z to open",
        ]
        #expect(try await controller.spans() == spans)
        #expect(try await controller.source().run(readsAll: true).events.new == 0)
    }

    @Test func `a row that is touched without a change of plan or price splits nothing`() async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        try await controller.run("UPDATE services SET addon_name = 'other', updated = \(at: "10")")
        try await controller.run("UPDATE service_attachments SET name = 'other', updated = \(at: "10")")
        #expect(try await controller.sync().events.new == 0)
    }

    @Test func `an add-on that is deleted ends then, and runs again when it is there again`() async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        for (isDeleted, time) in [(true, "10"), (false, "12"), (true, "14")] {
            try await controller.run("UPDATE services SET deleted = \(isDeleted), updated = \(at: time)")
            #expect(try await controller.sync().events.new == 1)
        }
        #expect(
            try await controller.spans() == [
                "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
                "acme shop-main: redis:small addon 1 × 140, 2017-02-12T00:00:00.000Z to 2017-02-14T00:00:00.000Z",
            ])
    }

    @Test func `an add-on of which only the end can be read ends`() async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        try await controller.run("UPDATE services SET deleted = true, price = 'NaN', updated = \(at: "10")")
        #expect(try await controller.sync().unreadableCount == 0)
        #expect(try await controller.spans().allSatisfy { $0.hasSuffix("to 2017-02-10T00:00:00.000Z") })
    }

    @Test(arguments: [false, true])
    func `another owner pays from the time on at which it owns`(_ isNewAttachment: Bool) async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        if isNewAttachment {
            try await controller.run(
                "UPDATE service_attachments SET deleted = true, updated = \(at: "10 00:00:01")",
                .attachment("a2", of: "redis1", to: "blog", at: "10"))
        } else {
            try await controller.run(
                .attachment("a2", of: "redis1", to: "blog", isOwned: false, at: "05"),
                "UPDATE service_attachments SET owned = NOT owned, updated = \(at: "10")")
        }
        try await controller.sync()
        let spans = [
            "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
            "acme blog-main: redis:small addon 1 × 140, 2017-02-10T00:00:00.000Z to open",
        ]
        #expect(try await controller.spans() == spans)
        #expect(try await controller.source().run(readsAll: true).events.new == 0)
        // That the first owner goes does not end it; that the second goes does.
        try await controller.run("UPDATE apps SET deleted = true, updated = \(at: "15") WHERE name = 'shop'")
        try await controller.sync()
        #expect(try await controller.spans() == spans)
        try await controller.run("UPDATE apps SET deleted = true, updated = \(at: "16") WHERE name = 'blog'")
        try await controller.sync()
        #expect(try await controller.spans().last?.hasSuffix("to 2017-02-16T00:00:00.000Z") == true)
    }

    @Test func `another owner of another plan pays from the time of the row on`() async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        try await controller.run(
            "UPDATE service_attachments SET deleted = true, updated = \(at: "10")",
            .attachment("a2", of: "redis1", to: "blog", at: "10"),
            "UPDATE services SET plan_name = 'redis:large', updated = \(at: "11")")
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to 2017-02-11T00:00:00.000Z",
                "acme blog-main: redis:large addon 1 × 140, 2017-02-11T00:00:00.000Z to open",
            ])
    }

    @Test func `an add-on that is detached is still paid for by its last owner`() async throws {
        let controller = try await ControllerFixture(Self.redis)
        try await controller.sync()
        try await controller.run("UPDATE service_attachments SET deleted = true, updated = \(at: "10")")
        #expect(try await controller.sync().events.new == 0)
        #expect(try await controller.spans().first?.hasSuffix("open") == true)
    }

    @Test func `a plan from after its app's move or end that is read before that comes to the new place, or ends`() async throws {
        let controller = try await ControllerFixture(Self.redis + [.organization("globex")])
        try await controller.sync()
        try await controller.run("UPDATE services SET plan_name = 'redis:large', updated = \(at: "10 00:00:05")")
        try await controller.sync()
        try await controller.run(
            "UPDATE apps SET org = \(id: "globex"), updated = \(at: "10") WHERE app = \(id: "shop")")
        try await controller.sync()
        try await controller.run("UPDATE services SET plan_name = 'redis:huge', updated = \(at: "18 00:00:05")")
        try await controller.sync()
        try await controller.run("UPDATE apps SET deleted = true, updated = \(at: "18") WHERE app = \(id: "shop")")
        try await controller.sync()
        #expect(
            try await controller.spans() == [
                "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to 2017-02-10T00:00:00.000Z",
                "globex shop-main: redis:small addon 1 × 140, 2017-02-10T00:00:00.000Z to 2017-02-10T00:00:05.000Z",
                "globex shop-main: redis:large addon 1 × 140, 2017-02-10T00:00:05.000Z to 2017-02-18T00:00:00.000Z",
            ])
    }

    @Test func `an add-on without an owner is taken in once it has one`() async throws {
        let controller = try await ControllerFixture(
            .organization("acme"), .space("main"), .app("shop", from: "01"), .service("redis1", from: "02"),
            .attachment("a1", of: "redis1", isOwned: false, at: "02"))
        let first = try await controller.sync()
        #expect(first.unreadable.map(\.problem) == [.ownerMissing])
        try await controller.run("UPDATE service_attachments SET owned = true, updated = \(at: "10")")
        #expect(try await controller.sync().unreadableCount == 0)
        #expect(
            try await controller.spans() == [
                "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to open"
            ])
    }
}
