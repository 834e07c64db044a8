import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct EventFactsTests {
    @Test(
        arguments: [
            (
                .changed(
                    "1", at: "2017-02-02T10:00:00Z", quantity: 2, price: "12.5", organization: EventRecord.Label("Org", id: "o"),
                    appID: "id"),
                "usage.changed of 2017-02-02T10:00:00.000Z, organization Org, space space, app app, resource web, "
                    + "description gp2 web dyno, quantity 2, price_per_unit 12.5"
            ),
            (
                .changed(
                    "2", at: "2017-02-02T10:00:00Z", type: .addon, resource: nil, plan: nil, quantity: nil, app: nil,
                    appID: "id"),
                "usage.changed of 2017-02-02T10:00:00.000Z, organization akkeris, space space, app id"
            ),
            (
                .ended("3", at: "2017-02-02T10:00:00Z", resource: "worker"),
                "usage.ended of 2017-02-02T10:00:00.000Z, space space, app app, resource worker"
            ),
            (
                .moved("4", at: "2017-02-02T10:00:00Z", organization: "new"),
                "app.moved of 2017-02-02T10:00:00.000Z, organization new, app id"
            ),
            (.deleted("5", at: "2017-02-02T10:00:00Z"), "app.deleted of 2017-02-02T10:00:00.000Z, space space, app app"),
            (
                .retracted("6", at: "2017-02-02T10:00:00Z", target: "3", of: "other"),
                "usage.retracted of 2017-02-02T10:00:00.000Z, source other, id 3"
            ),
        ] as [(EventRecord, String)])
    func tellWhatAnEventSays(event: EventRecord, text: String) {
        let chunk = UsageChunk(events: [event])
        #expect(EventFacts(chunk.events[0], names: chunk.names).description == text)
    }

    @Test(arguments: zip(EventKind.allCases, ["usage.changed", "usage.ended", "app.moved", "app.deleted", "usage.retracted"]))
    func nameTheKindAsItsSourceDoes(kind: EventKind, name: String) {
        #expect(kind.name == name)
        #expect(EventKind(name: name) == kind)
    }

    @Test(arguments: ["", "usage", "usage.moved", "Usage.changed", "app.deleted "])
    func knowNoOtherKind(name: String) {
        #expect(EventKind(name: name) == nil)
    }
}
