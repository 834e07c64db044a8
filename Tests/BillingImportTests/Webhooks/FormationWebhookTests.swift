import Billing
import BillingTesting
import Testing

@testable import BillingImport

@Suite struct FormationWebhookTests {
    @Test(arguments: [
        ("update", #"{"type":"web","size":"gp2","quantity":2}"#, [#"changed dyno web "gp2 web dyno" of gp2 × 2"#]),
        ("update", #"{"quantity":3,"type":"web"}"#, ["changed dyno web × 3"]),
        ("update", #"{"type":"web","quantity":0}"#, ["changed dyno web × 0"]),
        ("update", #"{"size":"gp2-prod","type":"web"}"#, [#"changed dyno web "gp2-prod web dyno" of gp2-prod"#]),
        (
            "update", #"{"type":"web","quantity":2,"size":"gp1"},{"type":"worker","quantity":1}"#,
            [#"changed dyno web "gp1 web dyno" of gp1 × 2"#, "changed dyno worker × 1"]
        ),
        (
            "create", #"{"type":"worker","size":"gp1","quantity":4,"command":"run","healthcheck":null}"#,
            [#"changed dyno worker "gp1 worker dyno" of gp1 × 4"#]
        ),
        (
            "create", #"{"type":"once","size":"gp1","quantity":1,"oneoff":true,"oneoff_options":{"image":"a:1"}}"#,
            [#"changed dyno once "gp1 once dyno" of gp1 × 1"#]
        ),
        ("delete", #"{"type":"web","port":8000,"command":null,"size":"gp2","quantity":2}"#, ["ended dyno web"]),
        ("delete", #"{"type":"web"},{"type":"worker"}"#, ["ended dyno web", "ended dyno worker"]),
    ])
    func `dynos are told by their process type`(_ change: String, _ changes: String, _ events: [String]) throws {
        #expect(try WebhookText.formation(change, changes).events().map(\.summary) == events)
    }

    @Test(arguments: [#"{"type":"web"}"#, #"{"type":"web","quantity":0}"#, #"{"type":"web","quantity":null,"size":null}"#])
    func `a dyno is created as the controller does it: one, of the default size`(_ changes: String) throws {
        let text = WebhookText.formation("create", changes)
        #expect(try text.events().map(\.summary) == ["changed dyno web × 1"])
        let webhook = AkkerisWebhook(organization: "acme", defaultSize: "gp1")
        #expect(try text.events(by: webhook).map(\.summary) == [#"changed dyno web "gp1 web dyno" of gp1 × 1"#])
    }

    @Test func `the default size is that of new dynos only`() throws {
        let webhook = AkkerisWebhook(defaultSize: "gp1")
        let update = WebhookText.formation("update", #"{"type":"web","quantity":2}"#)
        #expect(try update.events(by: webhook).map(\.summary) == ["changed dyno web × 2"])
        let create = WebhookText.formation("create", #"{"type":"web","size":"gp2"}"#)
        #expect(try create.events(by: webhook).map(\.plan) == ["gp2"])
    }

    @Test func `a type is known as the controller knows it, without regard to case and blanks around it`() throws {
        let text = WebhookText.formation("create", #"{"type":" Web\t","size":"gp2"}"#)
        let event = try #require(try text.events().first)
        #expect(event.resource == "web")
        #expect(event.description == "gp2 web dyno")
    }

    @Test func `a change is at the time of receipt, of an app by its id, in a place that is assumed`() throws {
        let event = try #require(try WebhookText.formation("update", #"{"type":"web","size":"gp2"}"#).events().first)
        #expect(event.source == "akkeris-webhook")
        #expect(event.id == "d-1")
        #expect(event.happened == WebhookText.received)
        #expect(event.app == "shop")
        #expect(event.appID == "7edbac4b-6a5e-09e1-ef3a-08084a904621")
        #expect(event.organization == "acme")
        #expect(event.space == "prod")
        #expect(event.isPlaceAssumed)
        #expect(event.price == nil)
    }

    @Test func `without an organization in the settings the store must know it`() throws {
        let text = WebhookText.formation("update", #"{"type":"web","size":"gp2"}"#)
        let event = try #require(try text.events(by: AkkerisWebhook()).first)
        #expect(event.organization == nil)
        #expect(event.space == "prod")
        #expect(event.isPlaceAssumed)
    }

    @Test func `the end of a dyno says nothing of its place`() throws {
        let event = try #require(try WebhookText.formation("delete", #"{"type":"web"}"#).events().first)
        #expect(event.organization == nil)
        #expect(event.space == nil)
        #expect(!event.isPlaceAssumed)
        #expect(event.happened == WebhookText.received)
        #expect(event.appID == "7edbac4b-6a5e-09e1-ef3a-08084a904621")
    }

    @Test func `several types are several events, each with an id of its own`() throws {
        let changes = #"{"type":"web","quantity":2},{"type":"worker","command":"run"},{"type":"clock","quantity":1}"#
        let events = try WebhookText.formation("update", changes).events()
        #expect(events.map(\.id) == ["d-1/web", "d-1/clock"])
        #expect(events.map(\.line) == [0, 2])
        #expect(Set(events.map(\.identity)).count == 2)
    }

    @Test func `what one request says of a type twice is one event`() throws {
        let changes = #"{"type":"web","size":"gp1","quantity":1},{"type":"web","quantity":5},{"type":"web","size":"gp2"}"#
        let events = try WebhookText.formation("update", changes).events()
        #expect(events.map(\.summary) == [#"changed dyno web "gp2 web dyno" of gp2 × 5"#])
        #expect(events.map(\.id) == ["d-1/web"])
        #expect(events.map(\.line) == [0])
    }

    @Test(arguments: [
        "", #"{"type":"web","command":"run"}"#, #"{"type":"web","port":9000},{"type":"worker","command":"x"}"#,
        #"{"type":"web","healthcheck":"/up"}"#, #"{"type":"web","removeHealthcheck":true}"#,
    ])
    func `a change of neither size nor quantity is ignored`(_ changes: String) throws {
        let reason = try WebhookText.formation("update", changes).ignoredReason()
        #expect(reason == "nothing of this changes a size or a quantity")
    }

    @Test func `a change of a kind that is not known is ignored`() throws {
        let reason = try WebhookText.formation("restart", #"{"type":"web"}"#).ignoredReason()
        #expect(reason == "formation_change restart is not usage")
    }
}
