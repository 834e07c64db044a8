import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import BillingWeb

/// By which names a server without a key may be asked for.
@Suite struct HostMiddlewareTests {
    private static func request(_ authority: String?) -> Request {
        Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: authority, path: "/"),
            body: Hummingbird.RequestBody(buffer: ByteBuffer()))
    }

    @Test(
        arguments: [
            nil, "", "localhost", "localhost:3000", "LocalHost:3000", "127.0.0.1", "127.0.0.1:3000", "127.8.9.10:80",
            "192.0.2.7:3000", "[::1]", "[::1]:3000", "[2001:db8::7]:3000",
        ] as [String?])
    func `localhost and addresses are let in, and what names no host`(authority: String?) throws {
        let hosts = try #require(HostMiddleware(WebSettings(version: "1")))
        #expect(hosts.allows(Self.request(authority)))
    }

    @Test(arguments: [
        "evil.example", "evil.example:3000", "localhost.evil.example", "evil.localhost", "127.0.0.1.evil.example", "127.0.0",
        "[evil.example]", "[::1].evil.example", "[::1", "::1", ":3000", "user@localhost", "localhost@evil.example", "[", "[]",
    ])
    func `names that may be a site's are not`(authority: String) throws {
        let hosts = try #require(HostMiddleware(WebSettings(version: "1")))
        #expect(!hosts.allows(Self.request(authority)))
    }

    @Test func `the name that it listens by is its own`() throws {
        let hosts = try #require(HostMiddleware(WebSettings(host: "Billing.internal", version: "1")))
        #expect(hosts.allows(Self.request("billing.internal:3000")))
        #expect(hosts.allows(Self.request("localhost")))
        #expect(!hosts.allows(Self.request("evil.example")))
    }

    @Test func `a server with a key may be asked for by any name`() {
        #expect(HostMiddleware(WebSettings(authKey: "secret", version: "1")) == nil)
    }
}
