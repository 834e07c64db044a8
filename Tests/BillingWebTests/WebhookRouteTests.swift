import Billing
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import BillingWeb

@Suite struct WebhookRouteTests {
    private static let web = WebhookFixture.formation(#"{"type":"web","size":"gp2","quantity":2}"#)

    @Test func `usage is stored, and the same delivery later changes nothing`() async throws {
        let fixture = WebhookFixture()
        try await fixture.test { client in
            let response = try await client.send(Self.web)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.text == #"{"accepted":1,"duplicates":0}"#)
        }
        try await fixture.test(at: "2026-05-05T00:00:00Z") { client in
            let response = try await client.send(Self.web)
            #expect(response.status == .ok)
            #expect(response.text == #"{"accepted":0,"duplicates":1}"#)
        }
        let items = try await fixture.items(of: "2026-05-01", at: "2026-05-06T00:00:00Z")
        #expect(items == ["acme shop-prod: 2 × gp2 web dyno, 2026-05-04T09:30:00.000Z to now"])
    }

    @Test func `what an app goes through is billed`() async throws {
        let fixture = WebhookFixture()
        let deliveries: [(at: Instant, body: String)] = [
            ("2026-05-01T10:00:00Z", WebhookFixture.formation(#"{"type":"web","size":"gp2"}"#, change: "create")),
            ("2026-05-02T10:00:00Z", WebhookFixture.formation(#"{"type":"web","quantity":3}"#)),
            ("2026-05-02T11:00:00Z", WebhookFixture.formation(#"{"type":"web","command":"run"}"#)),
            ("2026-05-03T10:00:02Z", WebhookFixture.addon("create", created: "2026-05-03T10:00:00Z")),
            ("2026-05-03T11:00:00Z", WebhookFixture.addon("promote", created: "2026-05-03T10:00:00Z")),
            ("2026-05-04T10:00:00Z", WebhookFixture.formation(#"{"type":"web","quantity":0}"#)),
            ("2026-05-05T10:00:00Z", WebhookFixture.formation(#"{"type":"web","quantity":1}"#)),
            ("2026-05-06T10:00:00Z", WebhookFixture.addon("delete", created: "2026-05-03T10:00:00Z")),
            ("2026-05-07T10:00:00Z", #"{"action":"destroy",\#(WebhookFixture.app)}"#),
        ]
        for (index, delivery) in deliveries.enumerated() {
            try await fixture.test(at: delivery.at) { client in
                let response = try await client.send(delivery.body, delivery: "d-\(index)")
                #expect(response.status == .ok)
            }
        }
        let items = try await fixture.items(of: "2026-05-01", at: "2026-05-20T00:00:00Z")
        #expect(
            items == [
                "acme shop-prod: 1 × gp2 web dyno, 2026-05-01T10:00:00.000Z to 2026-05-02T10:00:00.000Z",
                "acme shop-prod: 3 × gp2 web dyno, 2026-05-02T10:00:00.000Z to 2026-05-04T10:00:00.000Z",
                "acme shop-prod: 1 × alamo-redis:small addon, 2026-05-03T10:00:00.000Z to 2026-05-06T10:00:00.000Z",
                "acme shop-prod: 1 × gp2 web dyno, 2026-05-05T10:00:00.000Z to 2026-05-07T10:00:00.000Z",
            ])
    }

    /// Made by OpenSSL: `openssl dgst -sha1 -hmac "a long random text"`.
    @Test func `a signature is the HMAC-SHA1 that other programs make`() async throws {
        try await WebhookFixture().test { client in
            let response = try await client.send(Self.web, signature: "sha1=1912e09fff9db6770d9e672cfde91c16502c01b5")
            #expect(response.text == #"{"accepted":1,"duplicates":0}"#)
        }
    }

    private static let right = WebhookFixture.signature(of: web)

    @Test(arguments: [
        WebhookFixture.signature(of: web, secret: "another text"), WebhookFixture.signature(of: web + " "),
        String(right.dropFirst(5)), "sha1=" + right.dropFirst(5).uppercased(), String(right.dropLast()), right + "0", "sha1=",
        "sha256=" + right.dropFirst(5), "SHA1=" + right.dropFirst(5), right.replacing("1", with: "g"), " ", "é",
    ])
    func `a wrong signature is refused, and nothing is stored`(_ signature: String) async throws {
        let fixture = WebhookFixture()
        try await fixture.test { client in
            let response = try await client.send(Self.web, signature: signature)
            #expect(response.status == .unauthorized)
            #expect(response.text.hasPrefix(#"{"id":"signature_wrong","message":"x-akkeris-signature must be \"sha1=\""#))
            #expect(response.headers[.wwwAuthenticate] == "x-akkeris-signature")
        }
        #expect(await fixture.store.history(of: .organization("acme")) == nil)
    }

    @Test func `a webhook without a signature is refused`() async throws {
        try await WebhookFixture().test { client in
            let response = try await client.send(Self.web, signature: nil)
            #expect(response.status == .unauthorized)
            #expect(response.text.hasPrefix(#"{"id":"signature_missing","#))
        }
    }

    @Test func `older controllers send their headers by other names`() async throws {
        try await WebhookFixture().test { client in
            let response = try await client.send(Self.web, names: "x-appkit")
            #expect(response.text == #"{"accepted":1,"duplicates":0}"#)
            let wrong = try await client.send(Self.web, signature: "sha1=", names: "x-appkit")
            #expect(wrong.status == .unauthorized)
        }
    }

    @Test func `a server without a secret takes no webhooks, and says what is missing`() async throws {
        var fixture = WebhookFixture()
        fixture.settings.secret = nil
        try await fixture.test { client in
            let response = try await client.send(Self.web, signature: WebhookFixture.signature(of: Self.web, secret: ""))
            #expect(response.status == .forbidden)
            #expect(response.text.hasPrefix(#"{"id":"webhooks_off","message":"This server takes no webhooks: "#))
            #expect(response.text.contains("WEBHOOK_SECRET"))
        }
    }

    @Test(arguments: [nil, ""])
    func `a delivery without an id is refused`(_ id: String?) async throws {
        try await WebhookFixture().test { client in
            let response = try await client.send(Self.web, delivery: id)
            #expect(response.status == .badRequest)
            #expect(response.text.hasPrefix(#"{"id":"delivery_missing","#))
        }
    }

    @Test(arguments: [(1 << 20, HTTPResponse.Status.ok), (1 << 20 + 1, .contentTooLarge)])
    func `a body may have a mebibyte`(_ length: Int, _ status: HTTPResponse.Status) async throws {
        let body = #"{"action":"updated"}"# + String(repeating: " ", count: length - 20)
        try await WebhookFixture().test { client in
            let response = try await client.send(body)
            #expect(response.status == status)
        }
    }

    @Test func `what is not usage is ignored, and the answer says why`() async throws {
        let fixture = WebhookFixture()
        try await fixture.test { client in
            let response = try await client.send(#"{"action":"config_change","config_vars":{"A":"b"}}"#)
            #expect(response.status == .ok)
            #expect(response.text == #"{"accepted":0,"duplicates":0,"ignored":"config_change says nothing of usage"}"#)
        }
    }

    @Test(arguments: [
        (
            WebhookFixture.formation(#"{"type":"web","quantity":-1}"#), "changes[0].quantity", "bad_number",
            "must be from 0 to 1000000"
        ),
        (WebhookFixture.formation(#"{"quantity":1}"#), "changes[0].type", "field_missing", "is missing"),
        (#"{"action":"destroy"}"#, "app", "field_missing", "is missing"),
    ])
    func `a body that can't be used is refused by its field`(
        _ body: String, _ field: String, _ code: String, _ message: String
    ) async throws {
        try await WebhookFixture().test { client in
            let response = try await client.send(body)
            #expect(response.status == .unprocessableContent)
            #expect(response.text.hasPrefix(#"{"id":"invalid_webhook","message":"Nothing was stored, "#))
            #expect(response.text.hasSuffix(#""errors":[{"field":"\#(field)","code":"\#(code)","message":"\#(message)"}]}"#))
        }
    }

    @Test func `a body that is not JSON is refused`() async throws {
        try await WebhookFixture().test { client in
            let response = try await client.send("{")
            #expect(response.status == .badRequest)
            #expect(response.text == #"{"id":"not_json","message":"The body is not one JSON object.","code":400}"#)
        }
    }

    @Test(arguments: [
        (web, "changes[0].size", #"no dyno size \"gp2\""#),
        (WebhookFixture.formation(#"{"type":"clock","command":"run"},{"type":"web","size":"gp1"}"#), "changes[1].size", "gp1"),
        (WebhookFixture.addon("create"), "changes[0].plan.name", #"no add-on plan \"alamo-redis:small\""#),
    ])
    func `a size or a plan without a price is refused`(_ body: String, _ field: String, _ message: String) async throws {
        let fixture = WebhookFixture()
        try await fixture.test(prices: []) { client in
            let response = try await client.send(body)
            #expect(response.status == .unprocessableContent)
            #expect(response.text.hasPrefix(#"{"id":"invalid_webhook","#))
            #expect(response.text.contains(#""source":"akkeris-webhook","field":"\#(field)","code":"plan_unknown","#))
            #expect(response.text.contains(message))
        }
        #expect(await fixture.store.ledger().batch == 0)
    }

    @Test func `an app that nobody knows is refused where no organization is set`() async throws {
        var fixture = WebhookFixture()
        fixture.settings.organization = nil
        try await fixture.test { client in
            let response = try await client.send(Self.web)
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains(#""field":"app","code":"organization_unknown","#))
            #expect(response.text.contains("WEBHOOK_ORGANIZATION is not set"))
        }
    }

    @Test func `another body under a known delivery's id is a conflict`() async throws {
        try await WebhookFixture().test { client in
            _ = try await client.send(Self.web)
            let response = try await client.send(WebhookFixture.formation(#"{"type":"web","quantity":9}"#))
            #expect(response.status == .conflict)
            #expect(response.text.hasPrefix(#"{"id":"conflict","#))
            #expect(
                response.text.contains(#""id":"d-1","source":"akkeris-webhook","field":"x-akkeris-delivery","code":"conflict","#))
        }
    }

    @Test func `a dyno without a size has the default one`() async throws {
        var fixture = WebhookFixture()
        fixture.settings.defaultSize = "gp2"
        try await fixture.test { client in
            _ = try await client.send(WebhookFixture.formation(#"{"type":"web"}"#, change: "create"))
        }
        let items = try await fixture.items(of: "2026-05-01", at: "2026-05-06T00:00:00Z")
        #expect(items == ["acme shop-prod: 1 × gp2 web dyno, 2026-05-04T09:30:00.000Z to now"])
    }

    @Test func `the known place of an app comes before the organization in the settings`() async throws {
        let fixture = WebhookFixture()
        let id = "7edbac4b-6a5e-09e1-ef3a-08084a904621"
        try await fixture.store.take(
            [
                UsageRecord(
                    "gp2 web dyno", price: "55", from: "2026-05-01T00:00:00Z", organization: "globex", space: "stage",
                    app: "shop", appID: id)
            ], clock: "2026-05-01T00:00:00Z")
        try await fixture.test { client in _ = try await client.send(Self.web) }
        let items = try await fixture.items(of: "2026-05-01", at: "2026-05-06T00:00:00Z")
        #expect(
            items == [
                "globex shop-stage: 1 × gp2 web dyno, 2026-05-01T00:00:00.000Z to 2026-05-04T09:30:00.000Z",
                "globex shop-stage: 2 × gp2 web dyno, 2026-05-04T09:30:00.000Z to now",
            ])
    }

    @Test func `other methods are refused`() async throws {
        try await WebhookFixture().test { client in
            let response = try await client.execute(uri: "/hooks/akkeris", method: .get)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "POST")
        }
    }

    /// The body of an add-on's webhook has its passwords.
    @Test func `a refusal is logged by its delivery and its code, and the body is not`() async throws {
        let lines = LogLines()
        var fixture = WebhookFixture()
        fixture.logger = Logger(label: "test") { _ in lines }
        try await fixture.test(prices: []) { client in
            _ = try await client.send(WebhookFixture.addon("create"), delivery: "d-7")
            _ = try await client.send(WebhookFixture.formation("7"), delivery: "d-8")
        }
        let refusals = lines.texts.filter { $0.hasPrefix("warning") }
        #expect(
            refusals == [
                "warning webhook refused delivery=d-7 error=plan_unknown",
                "warning webhook refused delivery=d-8 error=wrong_type",
            ])
        #expect(!lines.texts.contains { $0.contains("hidden") })
    }
}

/// Remembers what is logged.
private final class LogLines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var texts: [String] { lines.withLock(\.self) }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        lines.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
    }
}
