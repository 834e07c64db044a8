import BillingService
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import BillingWeb

/// The document and the pages as they are served.
@Suite struct OpenAPIRouteTests {
    @Test func `the document needs no key, and is known by a tag`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            let response = try await client.get("/openapi.json")
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.text.hasPrefix(#"{"openapi":"3.1.0","info":{"title":"Platform Invoices","version":"1.2.3","#))
            let tag = try #require(response.headers[.eTag])
            #expect(try await client.get("/openapi.json").text == response.text)
            let again = try await client.get("/openapi.json", [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.length == 0)
            let head = try await client.execute(uri: "/openapi.json", method: .head)
            #expect(head.headers[.contentLength] == String(response.length))
            #expect(head.length == 0)
        }
    }

    @Test func `all that the document names is there, and operations have names of their own`() throws {
        let bytes = OpenAPIJSON.bytes(version: "1")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let text = String(decoding: bytes, as: UTF8.self)
        var count = 0
        for match in text.matches(of: /"\$ref":"#\/([^"]+)"/) {
            var found: Any? = document
            for name in match.1.split(separator: "/") { found = (found as? [String: Any])?[String(name)] }
            #expect(found != nil, "\(match.1)")
            count += 1
        }
        #expect(count > 100)
        let names = text.matches(of: /"operationId":"([^"]+)"/).map { String($0.1) }
        #expect(Set(names).count == names.count)
        #expect(names.count == APIDescription.operations.map(\.paths.count).reduce(0, +))
        for (_, schema) in Schemas.all { #expect(!schema.description.isEmpty) }
    }

    @Test(arguments: ["/docs"] + DescriptionTag.allCases.map(\.path))
    func `a page is small, needs no key, and takes nothing from elsewhere`(_ path: String) async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            let response = try await client.get(path)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            #expect(response.length < 100_000)
            #expect(response.text.matches(of: /(?:src|href)="(?:https?:)?\/\//).isEmpty)
            for link in response.text.matches(of: /href="(\/docs[^"#]*)(?:#([^"]+))?"/) {
                let target = try await client.get(String(link.1))
                #expect(target.status == .ok)
                if let anchor = link.2 { #expect(target.text.contains("id=\"\(anchor)\"")) }
            }
        }
    }

    @Test(arguments: [
        ("invoices.example.com", "https", "https://invoices.example.com/plans"),
        ("127.0.0.1:3001", nil, "http://127.0.0.1:3001/plans"), ("a'b$(c)", nil, "http://127.0.0.1:3000/plans"),
    ])
    func `commands name the server, and the key where there is one`(
        host: String, scheme: String?, expected: String
    ) async throws {
        for key in [nil, "secret"] as [String?] {
            let request = ShownServer.request(host: host, scheme: scheme)
            let server = ShownServer(of: request, needsKey: key != nil)
            let operation = try #require(APIDescription.operations.first { $0.id == "listPlans" })
            let flag = key == nil ? "" : " \\\n  -H \"Authorization: $AUTH_KEY\""
            #expect(server.command(for: operation) == "curl \(expected)\(flag)")
            let health = try #require(APIDescription.operations.first { $0.id == "getHealth" })
            #expect(!server.command(for: health).contains("AUTH_KEY"))
        }
    }

    @Test func `a part that there is not is not found`() async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/docs/nothing")
            #expect(response.status == .notFound)
        }
    }
}

extension ShownServer {
    fileprivate static func request(host: String, scheme: String?) -> Request {
        var fields = HTTPFields()
        if let scheme { fields[.named("X-Forwarded-Proto")] = scheme }
        return Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: host, path: "/docs", headerFields: fields),
            body: Hummingbird.RequestBody(buffer: ByteBuffer()))
    }
}
