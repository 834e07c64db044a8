import Billing
import BillingTesting
import Testing

@testable import BillingImport

/// A body that can't be used, and what is said of it.
private struct WebhookRefusal: Sendable, CustomTestStringConvertible {
    var text: WebhookText
    var field: String?
    var message: String
    var code: String

    init(_ text: WebhookText, _ field: String?, _ message: String, _ code: String) {
        self.text = text
        self.field = field
        self.message = message
        self.code = code
    }

    var testDescription: String { "\(field ?? "body"): \(message)" }
}

private let long = String(repeating: "n", count: 129)
private let update = WebhookText.formation("update", #"{"type":"web","size":"gp2","quantity":2}"#)
private let create = WebhookText.addon("create", #"{"id":"a","plan":{"name":"p"}}"#)
private let spaceInside = "must not contain spaces, which separate the parts of an item's description"
private let zoned = "must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or 2017-02-05T23:16:56+01:00"

private let forms: [WebhookRefusal] =
    ["", "{", "nonsense", "{\"action\":\"destroy\"", "{} {}", "[]", "7", "null"].map {
        WebhookRefusal(WebhookText($0), nil, "The body is not one JSON object.", "not_json")
    } + [
        WebhookRefusal(WebhookText("{}"), "action", "is missing", "field_missing"),
        WebhookRefusal(WebhookText(#"{"action":null}"#), "action", "is missing", "field_missing"),
        WebhookRefusal(WebhookText(#"{"action":7}"#), "action", "must be a string", "wrong_type"),
        WebhookRefusal(WebhookText(#"{"action":"destroy"}"#), "app", "is missing", "field_missing"),
        WebhookRefusal(WebhookText(#"{"action":"destroy","app":"shop"}"#), "app", "must be an object", "wrong_type"),
        WebhookRefusal(WebhookText(#"{"action":"destroy","app":{"name":"a"}}"#), "app.id", "is missing", "field_missing"),
        WebhookRefusal(WebhookText(#"{"action":"destroy","app":{"id":"a"}}"#), "app.name", "is missing", "field_missing"),
        WebhookRefusal(WebhookText(#"{"action":"addon_change"}"#), "change", "is missing", "field_missing"),
        WebhookRefusal(update.replacing(#""space":{"name":"prod"},"#, with: ""), "space", "is missing", "field_missing"),
        WebhookRefusal(update.replacing(#""change":"update","#, with: ""), "change", "is missing", "field_missing"),
        WebhookRefusal(update.replacing("changes", with: "other"), "changes", "is missing", "field_missing"),
        WebhookRefusal(
            WebhookText(update.text.replacing("[", with: "").replacing("]", with: "")), "changes", "must be a list",
            "wrong_type"),
        WebhookRefusal(.formation("update", "7"), "changes[0]", "must be an object", "wrong_type"),
        WebhookRefusal(.formation("update", "null"), "changes[0]", "is missing", "field_missing"),
    ]

private let values: [WebhookRefusal] = [
    WebhookRefusal(
        update.replacing("7edbac4b-6a5e-09e1-ef3a-08084a904621", with: ""), "app.id", "must not be empty", "bad_name"),
    WebhookRefusal(update.replacing("shop", with: long), "app.name", "must have at most 128 characters", "bad_name"),
    WebhookRefusal(update.replacing("prod", with: "a\\n"), "space.name", "must not contain control characters", "bad_name"),
    WebhookRefusal(.formation("update", #"{"quantity":1}"#), "changes[0].type", "is missing", "field_missing"),
    WebhookRefusal(.formation("update", #"{"type":"web"},{"type":7}"#), "changes[1].type", "must be a string", "wrong_type"),
    WebhookRefusal(.formation("update", #"{"type":" "}"#), "changes[0].type", "must not be empty", "bad_name"),
    WebhookRefusal(.formation("update", #"{"type":"a b"}"#), "changes[0].type", spaceInside, "bad_name"),
    WebhookRefusal(update.replacing("gp2", with: "g p"), "changes[0].size", spaceInside, "bad_name"),
    WebhookRefusal(
        .formation("update", #"{"type":"web","size":"g p"},{"type":"web","size":"gp2"}"#), "changes[0].size", spaceInside,
        "bad_name"),
    WebhookRefusal(update.replacing("gp2", with: ""), "changes[0].size", "must not be empty", "bad_name"),
    WebhookRefusal(update.replacing("gp2", with: long), "changes[0].size", "must have at most 128 characters", "bad_name"),
    WebhookRefusal(update.replacing(":2", with: ":-1"), "changes[0].quantity", "must be from 0 to 1000000", "bad_number"),
    WebhookRefusal(update.replacing(":2", with: ":1000001"), "changes[0].quantity", "must be from 0 to 1000000", "bad_number"),
    WebhookRefusal(update.replacing(":2", with: ":1.5"), "changes[0].quantity", "must be a whole number", "wrong_type"),
    WebhookRefusal(update.replacing(":2", with: ":1e30"), "changes[0].quantity", "must be a whole number", "wrong_type"),
    WebhookRefusal(update.replacing(":2", with: ":\"2\""), "changes[0].quantity", "must be a whole number", "wrong_type"),
    WebhookRefusal(create.replacing(#""id":"a","plan""#, with: #""plan""#), "changes[0].id", "is missing", "field_missing"),
    WebhookRefusal(
        create.replacing(#""id":"a","plan""#, with: #""id":"","plan""#), "changes[0].id", "must not be empty", "bad_name"),
    WebhookRefusal(.addon("create", #"{"id":"a"}"#), "changes[0].plan.name", "is missing", "field_missing"),
    WebhookRefusal(.addon("create", #"{"id":"a","plan":{}}"#), "changes[0].plan.name", "is missing", "field_missing"),
    WebhookRefusal(.addon("create", #"{"id":"a","plan":7}"#), "changes[0].plan", "must be an object", "wrong_type"),
    WebhookRefusal(create.replacing("\"p\"", with: "\"p q\""), "changes[0].plan.name", spaceInside, "bad_name"),
    WebhookRefusal(
        .addon("create", WebhookText.addonElement(created: "yesterday")), "changes[0].created_at", zoned, "bad_time"),
    WebhookRefusal(.addon("delete", #"{}"#), "changes[0].id", "is missing", "field_missing"),
    // The controller sends this for the dynos that `aka ps:destroy` deletes.
    WebhookRefusal(
        .formation("delete", "{}"), "changes[0].type",
        "is missing: the controller does not tell which process type was deleted, so its dynos are billed on; "
            + "send a usage.ended event for it", "process_not_told"),
]

@Suite struct WebhookRefusalTests {
    @Test(arguments: forms + values)
    private func `what can't be used is refused by its field`(_ refusal: WebhookRefusal) {
        let error = #expect(throws: AkkerisWebhookError.self) { try refusal.text.events() }
        #expect(error?.field == refusal.field)
        #expect(error?.message == refusal.message)
        #expect(error?.code == refusal.code)
    }

    @Test(arguments: [
        ("", "must not be empty"), (long, "must have at most 128 characters"), ("a\u{7}", "must not contain control characters"),
    ])
    func `a delivery's id must be one`(_ id: String, _ message: String) {
        let error = #expect(throws: AkkerisWebhookError.self) { try WebhookText.destroy.events(delivery: id) }
        #expect(error?.field == "x-akkeris-delivery")
        #expect(error?.message == message)
    }

    @Test func `a wrong element refuses the whole delivery`() {
        let text = WebhookText.formation("update", #"{"type":"web","quantity":1},{"type":"worker","quantity":-1}"#)
        let error = #expect(throws: AkkerisWebhookError.self) { try text.events() }
        #expect(error?.field == "changes[1].quantity")
    }
}
