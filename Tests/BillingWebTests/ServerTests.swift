import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct ServerTests {
    @Test func `health tells that the database answers, without a key`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            let response = try await client.execute(uri: "/health", method: .get)
            #expect(response.status == .ok)
            #expect(response.text == "{\"status\":\"ok\",\"version\":\"1.2.3\",\"batch\":1}")
        }
    }

    @Test func `the first path lists the others`() async throws {
        try await WebFixture().test { client in
            let response = try await client.execute(uri: "/", method: .get)
            #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(response.text.contains("GET /account/invoices"))
        }
    }

    @Test(arguments: [
        (nil, HTTPResponse.Status.unauthorized), ("", .unauthorized), ("wrong", .unauthorized), ("Bearer wrong", .unauthorized),
        ("secre", .unauthorized), ("secret1", .unauthorized), ("Basic secret", .unauthorized), ("secret", .ok),
        ("Bearer secret", .ok), ("bearer secret", .ok),
    ])
    func `with a key set, requests need it`(field: String?, status: HTTPResponse.Status) async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            for path in ["/account/invoices", "/account/invoices/2017-02-01", "/organizations/nobody/invoices"] {
                var headers = HTTPFields()
                headers[.authorization] = field
                let response = try await client.execute(uri: path, method: .get, headers: headers)
                let isMissing = path.contains("nobody") && status == .ok
                #expect(response.status == (isMissing ? .notFound : status))
                guard status == .unauthorized else { continue }
                #expect(response.headers[.wwwAuthenticate] == "Bearer realm=\"invoices\"")
                #expect(response.text.hasPrefix("{\"id\":\"unauthorized\","))
            }
        }
    }

    @Test(arguments: ["abc-123", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"])
    func `a client's request id is echoed`(id: String) async throws {
        try await WebFixture().test { client in
            for path in ["/account/invoices", "/nothing"] {
                let response = try await client.execute(uri: path, method: .get, headers: [.requestID: id])
                #expect(response.headers[.requestID] == id)
            }
        }
    }

    @Test(arguments: ["two words", "quote\"", String(repeating: "x", count: 129)])
    func `a request without a fit id gets one of its own`(id: String) async throws {
        try await WebFixture().test { client in
            var ids: Set<String> = []
            for headers in [HTTPFields(), [.requestID: id]] {
                let response = try await client.execute(uri: "/account/invoices", method: .get, headers: headers)
                ids.insert(try #require(response.headers[.requestID]))
            }
            #expect(ids.count == 2)
            #expect(!ids.contains(id))
            #expect(ids.allSatisfy { $0.utf8.count == 32 })
        }
    }

    @Test(arguments: [
        (StoreError.failed("secret internals"), 500, "internal_error"), (.busy, 503, "store_busy"),
    ])
    func `what goes wrong inside says a request id and no internals`(
        error: StoreError, status: Int, id: String
    ) async throws {
        try await WebFixture.application(over: FailingStore(error)).test(.router) { client in
            for path in ["/account/invoices", "/account/invoices/2017-02-01"] {
                let response = try await client.execute(uri: path, method: .get, headers: [.requestID: "r-1"])
                #expect(response.status.code == status)
                #expect(response.text.hasPrefix("{\"id\":\"\(id)\","))
                #expect(!response.text.contains("secret internals"))
                #expect(response.text.contains("r-1") == (status == 500))
                #expect((response.headers[.retryAfter] != nil) == (status == 503))
            }
            let health = try await client.execute(uri: "/health", method: .get)
            #expect(health.status == .serviceUnavailable)
        }
    }
}
