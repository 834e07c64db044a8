import Billing
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import BillingWeb

@Suite struct PlanRouteTests {
    private static let json: HTTPFields = [.contentType: "application/json"]

    private func put(
        _ path: String, _ body: String, _ headers: HTTPFields = json, to client: any TestClientProtocol
    ) async throws -> TestResponse {
        try await client.execute(uri: path, method: .put, headers: headers, body: ByteBuffer(string: body))
    }

    private func get(_ path: String, from client: any TestClientProtocol) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get)
    }

    private static let always = "1970-01-01T00:00:00.000Z"
    private static let gp2 = """
        {"plan":"gp2","type":"dyno","price_per_unit":60,"valid_from":"\(always)",\
        "prices":[{"price_per_unit":60,"valid_from":"\(always)"}]}
        """

    @Test func `a price is set, and the plan is shown`() async throws {
        try await WebFixture().test([]) { client in
            #expect(try await get("/plans", from: client).text == "[]")
            let set = try await put("/plans/gp2", "{\"type\":\"dyno\",\"price_per_unit\":60.0}", to: client)
            #expect(set.status == .ok)
            #expect(set.text == Self.gp2)
            #expect(set.headers[.invoicesBatch] == "1")
            for (path, text) in [("/plans/gp2", Self.gp2), ("/plans/gp2?type=dyno", Self.gp2), ("/plans", "[\(Self.gp2)]")] {
                let response = try await get(path, from: client)
                #expect(response.status == .ok)
                #expect(response.text == text)
                #expect(response.headers[.contentType] == "application/json")
                #expect(response.headers[.cacheControl] == "private, no-cache")
                #expect(response.headers[.invoicesBatch] == "1")
                let head = try await client.execute(uri: path, method: .head)
                #expect(head.status == .ok)
                #expect(head.body.readableBytes == 0)
                #expect(head.headers[.contentLength] == String(text.utf8.count))
            }
        }
    }

    @Test func `the present price stands first, and all of them are listed`() async throws {
        try await WebFixture().test([]) { client in
            for (price, time) in [
                ("1", "2017-01-01T00:00:00Z"), ("0.29", "2017-02-01T01:00:00+01:00"), ("2", "2017-03-01T00:00:00Z"),
            ] {
                let body = "{\"type\":\"addon\",\"price_per_unit\":\(price),\"valid_from\":\"\(time)\"}"
                let set = try await put("/plans/alamo-redis:small", body, to: client)
                #expect(set.status == .ok)
            }
            #expect(
                try await get("/plans/alamo-redis:small", from: client).text == """
                    {"plan":"alamo-redis:small","type":"addon","price_per_unit":0.29,"valid_from":"2017-02-01T00:00:00.000Z",\
                    "prices":[{"price_per_unit":1,"valid_from":"2017-01-01T00:00:00.000Z"},\
                    {"price_per_unit":0.29,"valid_from":"2017-02-01T00:00:00.000Z"},\
                    {"price_per_unit":2,"valid_from":"2017-03-01T00:00:00.000Z"}]}
                    """)
            let later = "{\"type\":\"dyno\",\"price_per_unit\":5,\"valid_from\":\"2018-01-01T00:00:00Z\"}"
            #expect(
                try await put("/plans/later", later, to: client).text.contains(
                    "\"type\":\"dyno\",\"price_per_unit\":null,\"valid_from\":null,\"prices\":[{\"price_per_unit\":5,"))
        }
    }

    @Test func `a list of prices is set as one batch, and again changes nothing`() async throws {
        try await WebFixture().test([]) { client in
            let body = """
                [{"plan":"gp2","type":"dyno","price_per_unit":60},{"plan":"gp1","type":"dyno","price_per_unit":30},
                 {"plan":"gp2","type":"addon","price_per_unit":5,"valid_from":"2017-02-01T00:00:00Z"}]
                """
            #expect(try await put("/plans", body, to: client).text == "{\"set\":3,\"unchanged\":0}")
            #expect(try await put("/plans", body, to: client).text == "{\"set\":0,\"unchanged\":3}")
            let list = try await get("/plans", from: client)
            #expect(list.headers[.invoicesBatch] == "1")
            let names = [
                "\"plan\":\"gp1\",\"type\":\"dyno\"", "\"plan\":\"gp2\",\"type\":\"dyno\"", "\"plan\":\"gp2\",\"type\":\"addon\"",
            ]
            var rest = list.text[...]
            for name in names {
                let found = try #require(rest.firstRange(of: name))
                rest = rest[found.upperBound...]
            }
            #expect(try await put("/plans", "[]", to: client).text == "{\"set\":0,\"unchanged\":0}")
        }
    }

    @Test func `a price sets what events without one cost`() async throws {
        try await WebFixture().test([]) { client in
            _ = try await put("/plans/gp2", "{\"type\":\"dyno\",\"price_per_unit\":60}", to: client)
            let event = """
                {"specversion":"1.0","id":"1","source":"/controller","type":"usage.changed","time":"2017-01-01T00:00:00Z","data":\
                {"organization":"akkeris","space":"space","app":"app","type":"dyno","resource":"web","plan":"gp2","quantity":1}}
                """
            let taken = try await client.execute(
                uri: "/usage/events", method: .post, headers: Self.json, body: ByteBuffer(string: event))
            #expect(taken.text == "{\"accepted\":1,\"duplicates\":0}")
            #expect(try await get("/account/invoices/2017-01-01", from: client).text.contains("\"total\":60,"))
        }
    }

    @Test func `one name can be a dyno size and an add-on plan`() async throws {
        try await WebFixture().test([]) { client in
            for type in ["dyno", "addon"] {
                _ = try await put("/plans/small", "{\"type\":\"\(type)\",\"price_per_unit\":\(type.utf8.count)}", to: client)
            }
            let both = try await get("/plans/small", from: client)
            #expect(both.status == .badRequest)
            #expect(
                both.text
                    == "{\"id\":\"ambiguous_plan\",\"message\":\"\\\"small\\\" is a dyno size and an add-on plan. Say which with "
                    + "?type=dyno or ?type=addon.\",\"code\":400}")
            #expect(try await get("/plans/small?type=dyno", from: client).text.contains("\"price_per_unit\":4,"))
            #expect(try await get("/plans/small?type=addon", from: client).text.contains("\"price_per_unit\":5,"))
            let other = try await get("/plans/small?type=Dyno", from: client)
            #expect(other.status == .badRequest)
            #expect(other.text.contains("The type of a plan is ?type=dyno or ?type=addon."))
        }
    }

    @Test func `names in paths are percent-decoded once, and compared as bytes`() async throws {
        try await WebFixture().test([]) { client in
            let names = [
                ("a%2Fb", "a/b"), ("100%25", "100%"), ("%C3%A9", "é"), ("e%CC%81", "e\u{301}"), ("%2541", "%41"), ("+", "+"),
            ]
            for (index, name) in names.enumerated() {
                let path = "/plans/\(name.0)"
                let response = try await put(path, "{\"type\":\"dyno\",\"price_per_unit\":\(index)}", to: client)
                #expect(response.text.utf8.starts(with: "{\"plan\":\"\(name.1)\"".utf8), "\(path)")
                #expect(try await get(path, from: client).text.contains("\"price_per_unit\":\(index),"))
            }
            #expect(try await get("/plans/%zz", from: client).status == .badRequest)
        }
    }

    @Test(arguments: ["/plans/gp9", "/plans/GP2", "/plans/gp2?type=addon"])
    func `a plan that nobody has set is 404`(path: String) async throws {
        try await WebFixture().test([]) { client in
            _ = try await put("/plans/gp2", "{\"type\":\"dyno\",\"price_per_unit\":60}", to: client)
            let response = try await get(path, from: client)
            #expect(response.status == .notFound)
            #expect(response.text.hasPrefix("{\"id\":\"not_found\",\"message\":\"The price book has no"))
        }
    }

    @Test func `what is wrong with one price is said by its field, and nothing is set`() async throws {
        let fixture = WebFixture()
        try await fixture.test([]) { client in
            let body = "{\"type\":\"dynos\",\"price_per_unit\":-1,\"plan\":\"gp1\"}"
            let response = try await put("/plans/gp2", body, to: client)
            #expect(response.status == .unprocessableContent)
            #expect(
                response.text == """
                    {"id":"invalid_price","message":"Nothing was stored, because of 3 errors in the request.",\
                    "code":422,"errors":[\
                    {"field":"type","code":"type_unknown","message":"must be dyno or addon"},\
                    {"field":"plan","code":"other_plan","message":"must be the plan that the path names, gp2, or be left out"},\
                    {"field":"price_per_unit","code":"bad_number","message":"must not be negative"}]}
                    """)
            let bad = try await put("/plans/g%20p", "{\"type\":\"dyno\",\"price_per_unit\":1}", to: client)
            #expect(bad.status == .unprocessableContent)
            #expect(bad.text.contains("\"field\":\"plan\",\"code\":\"bad_name\""))
        }
        #expect(await fixture.store.ledger() == .empty)
    }

    @Test func `what is wrong with a list is said by index and field, and nothing is set`() async throws {
        let fixture = WebFixture()
        try await fixture.test([]) { client in
            let good = "{\"plan\":\"gp2\",\"type\":\"dyno\",\"price_per_unit\":60}"
            let wrong = try await put("/plans", "[\(good),{\"plan\":\"gp1\",\"type\":\"dyno\"}]", to: client)
            #expect(
                wrong.text == """
                    {"id":"invalid_prices","message":"Nothing was stored, because of an error in the request.",\
                    "code":422,"errors":[\
                    {"index":1,"field":"price_per_unit","code":"field_missing","message":"is missing"}]}
                    """)
            let twice = try await put("/plans", "[\(good),\(good.replacing("60", with: "61"))]", to: client)
            #expect(twice.status == .unprocessableContent)
            #expect(
                twice.text.contains(
                    "{\"index\":1,\"field\":\"price_per_unit\",\"code\":\"contradiction\",\"message\":\"is 61, but gp2 is "
                        + "also given 60 from the same time on; a plan has one price at a time\"}"))
            for body in ["", "{", good] { #expect(try await put("/plans", body, to: client).status == .badRequest) }
        }
        #expect(await fixture.store.ledger() == .empty)
    }

    @Test func `other bodies are 415 and 413`() async throws {
        try await WebFixture().test([]) { client in
            for path in ["/plans", "/plans/gp2"] {
                let text = try await put(path, "[]", [.contentType: "text/csv"], to: client)
                #expect(text.status == .unsupportedMediaType)
                #expect(text.headers[.accept] == "application/json")
                let large = ByteBuffer(repeating: 0x20, count: PlanController.maximumBodyBytes + 1)
                let response = try await client.execute(uri: path, method: .put, headers: Self.json, body: large)
                #expect(response.status == .contentTooLarge)
            }
        }
    }

    @Test(arguments: [(StoreError.busy, 503, "store_busy"), (.failed("secret internals"), 500, "internal_error")])
    func `what the store can't do is said without internals`(_ error: StoreError, _ status: Int, _ id: String) async throws {
        try await WebFixture.application(over: FailingStore(error)).test(.router) { client in
            for response in [
                try await get("/plans", from: client), try await get("/plans/gp2", from: client),
                try await put("/plans/gp2", "{\"type\":\"dyno\",\"price_per_unit\":60}", to: client),
            ] {
                #expect(response.status.code == status)
                #expect(response.text.hasPrefix("{\"id\":\"\(id)\","))
                #expect(!response.text.contains("secret internals"))
            }
        }
    }

    @Test(arguments: [HTTPRequest.Method.post, .patch, .delete])
    func `other methods are 405`(method: HTTPRequest.Method) async throws {
        try await WebFixture().test([]) { client in
            for path in ["/plans", "/plans/gp2"] {
                let response = try await client.execute(uri: path, method: method)
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow] == "GET, HEAD, PUT")
            }
        }
    }

    @Test func `with a key set, plans need it`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test([]) { client in
            #expect(try await get("/plans", from: client).status == .unauthorized)
            #expect(try await put("/plans", "[]", to: client).status == .unauthorized)
            let response = try await client.execute(uri: "/plans", method: .get, headers: [.authorization: "Bearer secret"])
            #expect(response.status == .ok)
        }
    }

    @Test func `the first path tells of them`() async throws {
        try await WebFixture().test([]) { client in
            let text = try await get("/", from: client).text
            for path in ["GET /plans", "PUT /plans", "GET /plans/{plan}", "PUT /plans/{plan}"] { #expect(text.contains(path)) }
        }
    }
}
