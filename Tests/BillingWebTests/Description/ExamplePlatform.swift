import Billing
import BillingExport
import BillingProof
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging

@testable import BillingWeb

/// The platform that the description's examples are of; see `ExampleText`.
struct ExamplePlatform {
    private let folder: TemporaryFolder
    private let keyFile: KeyFile
    private let store = MemoryStore()
    private let clock = BillingClock.settable(from: DocumentScenario.now)
    private var rules: BillingRules { BillingRules(payment: .manual) }
    private var service: InvoiceService { InvoiceService(store: store, rules: rules, format: JSONLineItemFormat()) }

    private var settings: WebSettings {
        WebSettings(
            port: 0, webhooks: WebhookSettings(secret: "a long random text", organization: "akkeris"), version: "1.2.3")
    }

    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() async throws {
        folder = try TemporaryFolder()
        keyFile = KeyFile(path: folder.path("key"))
        try await store.take(WebFixture.document, clock: DocumentScenario.now)
        let closing = ClosingService(
            store: store, rules: rules, format: JSONLineItemFormat(), clock: clock, sealer: keyFile)
        let origin = AuditOrigin(actor: "anna", place: "here", sealer: keyFile)
        try await AuditOrigin.$current.withValue(origin) { _ = try await closing.finalize(through: "2017-01-01") }
    }

    var router: Router<BillingRequestContext> {
        buildRouter(
            store: store, service: service, clock: clock, settings: settings, sealer: keyFile,
            log: RequestLog(output: LoggerOutput(logger: Self.logger))
        ).router
    }

    /// Runs requests, once what needs requests is there.
    func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let application = buildApplication(
            store: store, service: service, clock: clock, settings: settings, logger: Self.logger, sealer: keyFile)
        try await application.test(.router) { client in
            for (path, method, text) in Self.requests {
                let response = try await client.send(text, to: path, method: method)
                guard response.status == .ok || response.status == .created else { throw PlatformFailure(text: response.text) }
            }
            try await body(client)
        }
    }

    private static let requests: [(path: String, method: HTTPRequest.Method, body: String)] = [
        (
            "/plans", .put,
            #"[{"plan":"gp2","type":"dyno","price_per_unit":60},"#
                + #"{"plan":"alamo-redis:small","type":"addon","price_per_unit":140}]"#
        ),
        (
            "/organizations/akkeris/credits", .post,
            #"{"amount":100,"reason":"Welcome","valid_from":"2017-01-01T00:00:00Z","valid_until":"2017-05-01T00:00:00Z","#
                + #""idempotency_key":"welcome"}"#
        ),
        (
            "/organizations/akkeris/invoices/2017-01-01/payments", .post,
            #"{"amount":1000,"reference":"Transfer 4711","idempotency_key":"transfer-4711"}"#
        ),
    ]
}

struct PlatformFailure: Error {
    let text: String
}
