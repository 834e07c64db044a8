import BillingExport
import BillingService
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import BillingWeb

/// That the description says what the server does.
@Suite struct DescriptionTests {
    private static func document() throws -> [String: Any] {
        let bytes = OpenAPIJSON.bytes(version: "1.2.3")
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// `GET /organizations/{}/invoices`: names in paths are the description's own, and another one's in the router.
    private static func unnamed(_ method: String, _ path: String) -> String {
        let segments = path.split(separator: "/").map { segment in
            segment.hasPrefix(":") || segment.hasPrefix("{") ? "{}" : String(segment)
        }
        return "\(method) /\(segments.joined(separator: "/"))"
    }

    /// Paths that are there to say that there is nothing: only invoices of organizations take payments.
    private static let refusals = [
        "/account/invoices/{}/payments", "/space/{}/invoices/{}/payments", "/spaces/{}/invoices/{}/payments",
    ]

    /// Ends of paths that are there to say which forms there are instead.
    private static let refusedEnds =
        InvoiceFormat.allCases.filter { $0 != .json && $0 != .html }.map { "/invoices\($0.suffix)" } + ["/export.html"]

    @Test func `every route is described, and all that is described is a route`() async throws {
        let platform = try await ExamplePlatform()
        let routes = platform.router.routes.map { (method: $0.method, path: $0.path.description) }.filter { route in
            !APIDescription.pathsOfPages.contains { route.path.hasPrefix($0) }
                && !Self.refusals.contains { Self.unnamed("GET", route.path) == "GET \($0)" }
                && !Self.refusedEnds.contains { route.path.hasSuffix($0) }
        }
        #expect(routes.count > 300)
        let described = Set(
            APIDescription.operations.flatMap { operation in
                operation.paths.flatMap { path in
                    (operation.method == .get ? ["GET", "HEAD"] : [operation.method.rawValue]).map { Self.unnamed($0, path) }
                }
            })
        try await platform.test { client in
            var answered: Set<String> = []
            for route in routes {
                let name = Self.unnamed(route.method.rawValue, route.path)
                let response = try await client.execute(
                    uri: route.path.replacing(/:[a-z]+/, with: "x"), method: route.method)
                // What is there only to refuse a method says so.
                guard response.status == .methodNotAllowed else {
                    answered.insert(name)
                    continue
                }
                let allowed = response.headers[.allow]?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
                #expect(!allowed.contains { $0 == route.method.rawValue }, "\(name)")
            }
            #expect(answered.subtracting(described).sorted() == [], "routes that are not described")
            #expect(described.subtracting(answered).sorted() == [], "what is described and is no route")
        }
    }

    @Test(arguments: APIDescription.operations.map(\.id))
    func `an example is true`(_ id: String) async throws {
        let operation = try #require(APIDescription.operations.first { $0.id == id })
        let check = SchemaCheck(document: try Self.document())
        let example = operation.example
        let platform = try await ExamplePlatform()
        try await platform.test { client in
            var headers = HTTPFields()
            if example.body != nil { headers[.contentType] = "application/json" }
            for header in example.headers { headers[.named(header.name)] = header.value }
            let response = try await client.execute(
                uri: example.path, method: operation.method, headers: headers,
                body: example.body.map { ByteBuffer(string: $0) })
            #expect(Int(response.status.code) == example.status, "\(response.text)")
            let answer = try #require(operation.answers.first { $0.status == example.status })
            let type = try #require(response.headers[.contentType]?.split(separator: ";").first.map(String.init))
            #expect(answer.contents.first?.mediaType == type)
            guard let expected = example.answer else { return }
            if example.changing.isEmpty {
                #expect(response.text == String(decoding: OrderedJSON.withoutBlanks(expected), as: UTF8.self))
            }
            let actual = try JSONSerialization.jsonObject(with: Data(response.text.utf8))
            let shown = try JSONSerialization.jsonObject(with: Data(expected.utf8))
            #expect(
                try Self.sorted(Self.without(example.changing, actual)) == Self.sorted(Self.without(example.changing, shown)),
                "\(response.text)")
            let schema = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.contents[0].schema.json.bytes)) as? [String: Any])
            for value in [actual, shown] { #expect(check.problems(of: value, schema) == []) }
            guard let body = example.body, let content = operation.body?.contents.first else { return }
            let bodySchema = try #require(
                try JSONSerialization.jsonObject(with: Data(content.schema.json.bytes)) as? [String: Any])
            let sent = try JSONSerialization.jsonObject(with: Data(body.utf8))
            #expect(check.problems(of: sent, bodySchema) == [])
        }
    }

    @Test func `every spelling of a path answers as described`() async throws {
        let check = SchemaCheck(document: try Self.document())
        let platform = try await ExamplePlatform()
        try await platform.test { client in
            var count = 0
            for operation in APIDescription.operations where operation.method == .get {
                guard let content = operation.answers.first?.contents.first, content.mediaType == "application/json" else {
                    continue
                }
                for path in operation.paths {
                    let month = operation.id == "getSeal" ? "2017-01-01" : "2017-02-01"
                    let concrete = path.replacing("{org}", with: "akkeris").replacing("{space}", with: "space")
                        .replacing("{id}", with: month).replacing("{plan}", with: "gp2")
                    let paths = operation.id == "getInvoice" ? [concrete, concrete + "?explain=true"] : [concrete]
                    for path in paths {
                        let response = try await client.get(path)
                        #expect(response.status == .ok, "\(path)")
                        let value = try JSONSerialization.jsonObject(with: Data(response.text.utf8))
                        let schema = try JSONSerialization.jsonObject(with: Data(content.schema.json.bytes))
                        let known = try #require(schema as? [String: Any])
                        #expect(check.problems(of: value, known) == [], "\(path)")
                        count += 1
                    }
                }
            }
            #expect(count > 35)
        }
    }

    private static func sorted(_ value: Any) throws -> Data {
        try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    }

    /// A value without the members whose values are other ones each time.
    private static func without(_ names: [String], _ value: Any) -> Any {
        if let list = value as? [Any] { return list.map { without(names, $0) } }
        guard let object = value as? [String: Any] else { return value }
        return object.filter { !names.contains($0.key) }.mapValues { without(names, $0) }
    }
}
