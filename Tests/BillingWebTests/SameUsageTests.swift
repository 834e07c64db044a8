import Billing
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import BillingWeb

/// The same usage gives the same invoices, whichever way it comes in.
@Suite struct SameUsageTests {
    private static let shop = #""app":{"name":"shop","id":"a1"},"space":{"name":"prod"}"#
    private static let blog = #""app":{"name":"blog","id":"a2"},"space":{"name":"prod"}"#
    private static let cache =
        #"{"id":"cache","created_at":"2017-01-05T12:00:00Z","plan":{"name":"alamo-redis:small"}}"#

    private static let prices = [
        PlanPrice(type: .dyno, plan: "gp1", price: "30", validFrom: PlanService.always),
        PlanPrice(type: .dyno, plan: "gp2", price: "60", validFrom: PlanService.always),
        PlanPrice(type: .addon, plan: "alamo-redis:small", price: "140", validFrom: PlanService.always),
    ]

    private static let lines = [
        line("gp1 web dyno", "30", 1, "2017-01-02T08:00:00Z", "2017-01-10T09:30:00Z"),
        line("gp1 web dyno", "30", 3, "2017-01-10T09:30:00Z", "2017-01-20T22:15:00Z"),
        line("gp2 web dyno", "60", 3, "2017-01-20T22:15:00Z", nil),
        line("alamo-redis:small addon", "140", 1, "2017-01-05T12:00:00Z", "2017-02-03T00:00:00Z", resource: "cache"),
        line("gp2 worker dyno", "60", 2, "2017-01-31T23:59:59.999Z", "2017-02-14T06:00:00Z", app: "blog", id: "a2"),
    ]

    /// What the controller tells, and when.
    private static let webhooks: [(at: Instant, body: String)] = [
        ("2017-01-02T08:00:00Z", formation(shop, "create", #"{"type":"web","size":"gp1","quantity":1}"#)),
        ("2017-01-05T12:00:01Z", #"{"action":"addon_change",\#(shop),"change":"create","changes":[\#(cache)]}"#),
        ("2017-01-10T09:30:00Z", formation(shop, "update", #"{"type":"web","quantity":3}"#)),
        ("2017-01-20T22:15:00Z", formation(shop, "update", #"{"type":"web","size":"gp2"}"#)),
        ("2017-01-31T23:59:59.999Z", formation(blog, "create", #"{"type":"worker","size":"gp2","quantity":2}"#)),
        ("2017-02-03T00:00:00Z", #"{"action":"addon_change",\#(shop),"change":"delete","changes":[\#(cache)]}"#),
        ("2017-02-14T06:00:00Z", #"{"action":"destroy",\#(blog)}"#),
    ]

    private static let events = [
        changed("1", "2017-01-02T08:00:00Z", "shop", "a1", "dyno", "web", "gp1", 1),
        changed("2", "2017-01-05T12:00:00Z", "shop", "a1", "addon", "cache", "alamo-redis:small", 1),
        changed("3", "2017-01-10T09:30:00Z", "shop", "a1", "dyno", "web", "gp1", 3),
        changed("4", "2017-01-20T22:15:00Z", "shop", "a1", "dyno", "web", "gp2", 3),
        changed("5", "2017-01-31T23:59:59.999Z", "blog", "a2", "dyno", "worker", "gp2", 2),
        event("6", "usage.ended", "2017-02-03T00:00:00Z", #"{"app_id":"a1","type":"addon","resource":"cache"}"#),
        event("7", "app.deleted", "2017-02-14T06:00:00Z", #"{"app_id":"a2"}"#),
    ]

    @Test(arguments: Proration.allCases)
    func `files, events and webhooks give the same invoices`(proration: Proration) async throws {
        let byFiles = MemoryStore()
        try await byFiles.take(Self.lines)

        let byEvents = MemoryStore()
        _ = await byEvents.set(Self.prices, clock: DocumentScenario.now)
        try await Self.application(over: byEvents).test(.router) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        var random = SeededRandom(seed: UInt64(number))
                        for event in (Self.events + Self.events).shuffled(using: &random) {
                            try await Self.send(event, to: client)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }

        let byWebhooks = MemoryStore()
        _ = await byWebhooks.set(Self.prices, clock: DocumentScenario.now)
        for (index, webhook) in Self.webhooks.enumerated() {
            try await Self.application(over: byWebhooks, at: webhook.at).test(.router) { client in
                for _ in 0..<2 {
                    let response = try await client.send(webhook.body, delivery: "delivery-\(index)")
                    #expect(response.status == .ok)
                }
            }
        }

        let expected = try await Self.invoices(of: byFiles, proration)
        #expect(expected.count == 3)
        #expect(expected[0].contains("\"billed_price\""))
        #expect(try await Self.invoices(of: byEvents, proration) == expected)
        #expect(try await Self.invoices(of: byWebhooks, proration) == expected)
    }

    /// A webhook needs no key, and all else does.
    private static func application(
        over store: MemoryStore, at now: Instant = "2017-03-01T12:00:00Z", proration: Proration = .day
    ) -> some ApplicationProtocol {
        buildApplication(
            store: store, service: InvoiceService(store: store, rules: BillingRules(proration: proration)),
            clock: .fixed(at: now),
            settings: WebSettings(
                port: 0, authKey: "key", webhooks: WebhookSettings(secret: WebhookFixture.secret, organization: "acme"),
                version: "1"), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The account's invoices of the first months of 2017, as the server writes them.
    private static func invoices(of store: MemoryStore, _ proration: Proration) async throws -> [String] {
        try await application(over: store, proration: proration).test(.router) { client in
            var invoices: [String] = []
            for month in ["2017-01-01", "2017-02-01", "2017-03-01"] {
                let response = try await client.execute(
                    uri: "/account/invoices/\(month)", method: .get, headers: [.authorization: "key"])
                #expect(response.status == .ok)
                invoices.append(response.text)
            }
            return invoices
        }
    }

    private static func send(_ event: String, to client: any TestClientProtocol) async throws {
        let response = try await client.execute(
            uri: "/usage/events", method: .post,
            headers: [.contentType: "application/cloudevents+json", .authorization: "key"], body: ByteBuffer(string: event))
        #expect(response.status == .ok, "\(response.text)")
    }

    private static func line(
        _ description: String, _ price: Price, _ quantity: Int64, _ start: Instant, _ end: Instant?, app: String = "shop",
        id: String = "a1", resource: String? = nil
    ) -> UsageRecord {
        UsageRecord(
            description, price: price, quantity: quantity, from: start, to: end, organization: "acme", space: "prod", app: app,
            appID: id, resource: resource)
    }

    private static func formation(_ app: String, _ change: String, _ element: String) -> String {
        #"{"action":"formation_change",\#(app),"change":"\#(change)","changes":[\#(element)]}"#
    }

    private static func changed(
        _ id: String, _ time: String, _ app: String, _ appID: String, _ type: String, _ resource: String, _ plan: String,
        _ quantity: Int
    ) -> String {
        let place = #""organization":"acme","space":"prod","app":"\#(app)","app_id":"\#(appID)""#
        let configuration = #""type":"\#(type)","resource":"\#(resource)","plan":"\#(plan)","quantity":\#(quantity)"#
        return event(id, "usage.changed", time, "{\(place),\(configuration)}")
    }

    private static func event(_ id: String, _ type: String, _ time: String, _ data: String) -> String {
        #"{"specversion":"1.0","id":"\#(id)","source":"/test","type":"\#(type)","time":"\#(time)","data":\#(data)}"#
    }
}
