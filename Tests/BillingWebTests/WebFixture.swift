import Billing
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

    var application: some ApplicationProtocol {
        buildApplication(
            store: store, service: InvoiceService(store: store, rules: rules), clock: .fixed(at: now),
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
}

extension HTTPField.Name {
    static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name)! }
}
