import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import BillingWeb

/// A server over a memory store, and requests to it.
struct WebFixture {
    let store = MemoryStore()
    var rules = BillingRules()
    var now = DocumentScenario.now
    /// Nil for one that stands at `now`.
    var clock: BillingClock?
    var authKey: String?

    static let document = [UsageRecord](DocumentScenario.records)

    /// Runs requests without a socket.
    func test(
        _ records: [UsageRecord] = document,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        if !records.isEmpty { try await store.take(records, clock: now) }
        try await application.test(.router, body)
    }

    var service: InvoiceService { InvoiceService(store: store, rules: rules, format: JSONLineItemFormat()) }

    /// Closes all months up to one.
    func close(through month: Month) async throws {
        let closing = ClosingService(store: store, rules: rules, format: JSONLineItemFormat(), clock: .fixed(at: now))
        _ = try await closing.finalize(through: month)
    }

    var application: some ApplicationProtocol { application(over: store) }

    /// A server over a store, such as one that watches this fixture's.
    func application(over store: any Store) -> some ApplicationProtocol {
        buildApplication(
            store: store, service: InvoiceService(store: store, rules: rules, format: JSONLineItemFormat()),
            clock: clock ?? .fixed(at: now),
            settings: WebSettings(port: 0, authKey: authKey, version: "1.2.3"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

extension WebFixture {
    /// A server over another store.
    static func application(over store: any Store) -> some ApplicationProtocol {
        buildApplication(
            store: store, service: InvoiceService(store: store, rules: BillingRules()), clock: .system,
            settings: WebSettings(port: 0, version: "1"), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var batch: String? { headers[.invoicesBatch] }
    var length: Int { body.readableBytes }
}

extension TestClientProtocol {
    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: path, method: .get, headers: headers)
    }

    /// Sends JSON.
    func send(
        _ body: String, to path: String, method: HTTPRequest.Method = .post, _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        return try await execute(uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
    }
}

extension HTTPField.Name {
    static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name)! }
}
