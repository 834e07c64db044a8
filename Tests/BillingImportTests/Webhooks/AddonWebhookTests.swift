import Billing
import BillingTesting
import Testing

@testable import BillingImport

@Suite struct AddonWebhookTests {
    @Test func `an add-on is known by its own id, and runs from when it was created`() throws {
        let event = try #require(try WebhookText.addon("create", WebhookText.addonElement()).events().first)
        #expect(event.kind == .changed)
        #expect(event.type == .addon)
        #expect(event.id == "d-1")
        #expect(event.resource == "5feef9bb-2bed-4b62-bdf5-e31691fab88c")
        #expect(event.plan == "alamo-redis:small")
        #expect(event.description == "alamo-redis:small addon")
        #expect(event.quantity == 1)
        #expect(event.price == nil)
        #expect(event.happened == "2026-05-04T09:29:58.820Z")
        #expect(event.organization == "acme")
        #expect(event.space == "prod")
        #expect(event.isPlaceAssumed)
        #expect(event.app == "shop")
        #expect(event.appID == "7edbac4b-6a5e-09e1-ef3a-08084a904621")
    }

    @Test(arguments: [#"{"id":"a","plan":{"name":"p"}}"#, #"{"id":"a","plan":{"name":"p"},"created_at":null}"#])
    func `an add-on that does not tell when it was created runs from receipt on`(_ element: String) throws {
        let event = try #require(try WebhookText.addon("create", element).events().first)
        #expect(event.happened == WebhookText.received)
    }

    @Test(arguments: [#"{"id":"a"}"#, WebhookText.addonElement(id: "a")])
    func `a deleted add-on ends at receipt`(_ element: String) throws {
        let event = try #require(try WebhookText.addon("delete", element).events().first)
        #expect(event.summary == "ended addon a")
        #expect(event.happened == WebhookText.received)
        #expect(event.organization == nil)
        #expect(event.space == nil)
        #expect(event.description == nil)
    }

    @Test(
        arguments: [
            ("2026-05-04T09:30:00.122Z", WebhookText.received), ("2026-05-04T09:30:00.123Z", "2026-05-04T09:30:00.124Z"),
            ("2026-05-04T09:30:05Z", "2026-05-04T09:30:05.001Z"),
        ] as [(String, Instant)])
    func `an add-on ends after it began, also where the controller's clock is ahead`(_ created: String, _ end: Instant) throws {
        let element = WebhookText.addonElement(created: created)
        #expect(try WebhookText.addon("delete", element).events().first?.happened == end)
    }

    @Test func `the add-ons of an app that is destroyed are several events`() throws {
        let changes = [WebhookText.addonElement(id: "a"), WebhookText.addonElement(id: "b")].joined(separator: ",")
        let events = try WebhookText.addon("delete", changes).events()
        #expect(events.map(\.summary) == ["ended addon a", "ended addon b"])
        #expect(events.map(\.id) == ["d-1/0", "d-1/1"])
        #expect(events.map(\.line) == [0, 1])
        #expect(Set(events.map(\.identity)).count == 2)
    }

    /// An attachment, as the controller tells it: its `id` is not the add-on's.
    private static let attachment =
        #"{"addon":{"id":"a","name":"redis","plan":{"id":"p","name":"alamo-redis:small"}},"id":"other","name":"REDIS"}"#

    @Test(arguments: ["attach", "detach", "promote"])
    func `attachments are not usage`(_ change: String) throws {
        let reason = try #require(try WebhookText.addon(change, Self.attachment).ignoredReason())
        #expect(reason.hasPrefix("addon_change \(change) is not usage: only create and delete are"))
    }

    /// The controller sends the same for a change of plan as for a promotion.
    @Test func `a promotion is not usage, and its answer tells what to do for a plan`() throws {
        let text = WebhookText.addon("promote", WebhookText.addonElement(plan: "alamo-redis:large"))
        let reason = try #require(try text.ignoredReason())
        #expect(reason.hasSuffix("if the plan was changed, send a usage.changed event with the new one"))
    }
}
