import Billing
import BillingImport
import BillingService
import BillingTesting
import Crypto
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import BillingWeb

/// A server over a memory store that takes webhooks, and a controller that sends them.
struct WebhookFixture {
    static let secret = "a long random text"
    static let webPlan = PlanPrice(type: .dyno, plan: "gp2", price: "60", validFrom: "2026-01-01T00:00:00Z")
    static let redisPlan = PlanPrice(type: .addon, plan: "alamo-redis:small", price: "140", validFrom: "2026-01-01T00:00:00Z")

    let store = MemoryStore()
    var settings = WebhookSettings(secret: secret, organization: "acme")
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs requests, which come in at an instant, without a socket.
    func test(
        at now: Instant = "2026-05-04T09:30:00Z", prices: [PlanPrice] = [webPlan, redisPlan],
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        _ = await store.set(prices, clock: now)
        let clock = BillingClock.fixed(at: now)
        let router = Router(context: BillingRequestContext.self)
        router.addMiddleware {
            RequestIDMiddleware(log: RequestLog(output: LoggerOutput(logger: logger)))
            ErrorMiddleware(
                pages: PageResponder(issuer: "x", version: "1", assets: PageAssets(chartLibrary: ""), sessions: nil))
        }
        WebhookController(settings: settings, queue: IngestQueue(store: store, clock: clock), clock: clock)
            .addRoutes(to: router)
        try await Application(router: router, logger: logger).test(.router, body)
    }

    /// The items of the account's invoice of a month, oldest first: for whom, what, and from when to when.
    func items(of month: String, at now: Instant) async throws -> [String] {
        let service = InvoiceService(store: store, rules: BillingRules(proration: .second))
        let invoice = try await service.invoice(id: month, of: .account, now: now).invoice
        let items = (0..<invoice.items.count).map { invoice.items[$0] }
        return items.sorted { $0.createdAt < $1.createdAt }.map { item in
            let end = item.deletedAt.map { "\($0)" } ?? "now"
            return "\(item.organization) \(item.app): \(item.quantity) × \(item.description), \(item.createdAt) to \(end)"
        }
    }

    static func signature(of body: String, secret: String = secret) -> String {
        let code = HMAC<Insecure.SHA1>.authenticationCode(for: Array(body.utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return "sha1=" + code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    static let app = #""app":{"name":"shop","id":"7edbac4b-6a5e-09e1-ef3a-08084a904621"},"space":{"name":"prod"}"#

    static func formation(_ changes: String, change: String = "update") -> String {
        #"{"action":"formation_change",\#(app),"change":"\#(change)","changes":[\#(changes)]}"#
    }

    static func addon(_ change: String, created: String = "2026-05-04T09:29:58.820Z") -> String {
        #"{"action":"addon_change",\#(app),"change":"\#(change)","changes":[{"id":"a-1","created_at":"\#(created)","#
            + #""config_vars":{"REDIS_URL":"redis://user:hidden@host"},"plan":{"name":"alamo-redis:small"}}]}"#
    }
}

extension TestClientProtocol {
    /// Sends a webhook as a controller does; a header that is nil is left out.
    func send(
        _ body: String, delivery: String? = "d-1", signature: String? = "", names: String = "x-akkeris"
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/json", .userAgent: "akkeris-hookshot"]
        headers[.named("\(names)-signature")] = signature == "" ? WebhookFixture.signature(of: body) : signature
        headers[.named("\(names)-delivery")] = delivery
        return try await execute(uri: "/hooks/akkeris", method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}
