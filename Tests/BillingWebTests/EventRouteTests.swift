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

@Suite struct EventRouteTests {
    private static let json: HTTPFields = [.contentType: "application/json"]

    private static func event(
        _ id: String, type: String = "usage.changed", time: String = "2017-02-01T00:00:00Z", data: String
    ) -> String {
        """
        {"specversion":"1.0","id":"\(id)","source":"/controller","type":"\(type)","time":"\(time)","data":\(data)}
        """
    }

    private static func changed(_ id: String, plan: String = "gp2", price: String? = "60", quantity: Int = 1) -> String {
        let price = price.map { ",\"price_per_unit\":\($0)" } ?? ""
        return event(
            id,
            data: """
                {"organization":"akkeris","space":"space","app":"app","type":"dyno","resource":"web","plan":"\(plan)",\
                "quantity":\(quantity)\(price)}
                """)
    }

    private func post(
        _ body: String, _ headers: HTTPFields = json, to client: any TestClientProtocol
    ) async throws -> TestResponse {
        try await client.execute(uri: "/usage/events", method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    @Test func `what is taken is acknowledged, stored and on the invoice`() async throws {
        let fixture = WebFixture()
        try await fixture.test([]) { client in
            let first = try await post(Self.changed("1"), to: client)
            #expect(first.status == .ok)
            #expect(first.headers[.contentType] == "application/json")
            #expect(first.text == "{\"accepted\":1,\"duplicates\":0}")
            let ended = Self.event(
                "2", type: "usage.ended", time: "2017-02-02T00:00:00Z",
                data: "{\"app\":\"app-space\",\"space\":\"space\",\"type\":\"dyno\",\"resource\":\"web\"}")
            let both = try await post("[\(Self.changed("1")),\(ended)]", to: client)
            #expect(both.text == "{\"accepted\":1,\"duplicates\":1}")
            let invoice = try await client.execute(uri: "/organizations/akkeris/invoices/2017-02-01", method: .get)
            #expect(invoice.text.contains("\"description\":\"gp2 web dyno\""))
            #expect(invoice.text.contains("\"deleted_at\":\"2017-02-02T00:00:00.000Z\""))
            #expect(invoice.headers[.invoicesBatch] == "2")
        }
    }

    @Test(arguments: [
        ("application/cloudevents+json", changed("1"), 1),
        ("application/cloudevents+json; charset=UTF-8", changed("1"), 1),
        ("application/cloudevents-batch+json", "[\(changed("1")),\(changed("2", plan: "gp1"))]", 2),
        ("application/cloudevents-batch+json", "[]", 0),
        ("application/x-ndjson", "\(changed("1"))\n\(changed("2", plan: "gp1"))\n", 2),
        ("application/ndjson", "", 0),
        ("application/json", changed("1"), 1),
        ("Application/JSON;charset=\"utf-8\"", "[\(changed("1"))]", 1),
    ])
    func `a content type tells how the events stand`(_ type: String, _ body: String, _ count: Int) async throws {
        try await WebFixture().test([]) { client in
            let response = try await post(body, [.contentType: type], to: client)
            #expect(response.text == "{\"accepted\":\(count),\"duplicates\":0}")
            #expect(response.status == .ok)
        }
    }

    @Test func `in binary mode the attributes are headers`() async throws {
        let data = "{\"app_id\":\"a-1\"}"
        @Sendable func headers(_ others: [(String, String)] = [], type: String = "application/json") -> HTTPFields {
            var headers: HTTPFields = [.contentType: type]
            let attributes = [
                ("ce-specversion", "1.0"), ("ce-id", "caf%C3%A9%20100%25"), ("Ce-Source", "/controller"),
                ("ce-type", "app.deleted"),
                ("ce-time", "2017-02-01T00:00:00Z"), ("ce-subject", "x"),
            ]
            for (name, value) in attributes + others { headers.append(HTTPField(name: .named(name), value: value)) }
            return headers
        }
        let fixture = WebFixture()
        try await fixture.test([]) { client in
            for (type, text) in [
                ("application/json", "1,\"duplicates\":0"), ("application/vnd.usage+json", "0,\"duplicates\":1"),
            ] {
                #expect(try await post(data, headers(type: type), to: client).text == "{\"accepted\":\(text)}")
            }
            let structured = Self.event("café 100%", type: "app.deleted", data: data)
            #expect(try await post(structured, to: client).text == "{\"accepted\":0,\"duplicates\":1}")
            let twice = try await post(data, headers([("ce-id", "2")]), to: client)
            #expect(twice.status == .unprocessableContent)
            #expect(twice.text.contains("\"field\":\"id\",\"code\":\"field_repeated\",\"message\":\"is given twice\""))
            let notUTF8 = try await post(data, headers([("ce-datacontenttype", "%ff")]), to: client)
            #expect(notUTF8.text.contains("\"field\":\"datacontenttype\",\"code\":\"bad_name\",\"message\":\"must be UTF-8\""))
            let plain = try await post(data, headers([("ce-datacontenttype", "100%+f%4")]), to: client)
            #expect(plain.text.contains("\"field\":\"datacontenttype\",\"code\":\"content_type_unknown\""))
            let list = try await post("[]", headers(), to: client)
            #expect(list.status == .badRequest)
            let text = try await post(data, headers(type: "text/plain"), to: client)
            #expect(text.status == .unsupportedMediaType)
        }
    }

    @Test func `what is wrong with events is listed, and nothing is stored`() async throws {
        let fixture = WebFixture()
        try await fixture.test([]) { client in
            let bad = Self.changed("2", plan: "", quantity: -1)
            let response = try await post("[\(Self.changed("1")),\(bad),7]", to: client)
            #expect(response.status == .unprocessableContent)
            #expect(
                response.text == """
                    {"id":"invalid_events","message":"Nothing was stored, because of 3 errors in the request.",\
                    "code":422,"errors":[\
                    {"index":1,"id":"2","source":"/controller","field":"data.plan","code":"bad_name",\
                    "message":"must not be empty"},\
                    {"index":1,"id":"2","source":"/controller","field":"data.quantity","code":"bad_number",\
                    "message":"must not be negative"},\
                    {"index":2,"code":"wrong_type","message":"must be an object, not a number"}]}
                    """)
        }
        #expect(await fixture.store.ledger() == .empty)
    }

    @Test func `what the store refuses is listed, and nothing is stored`() async throws {
        let fixture = WebFixture()
        _ = await fixture.store.set(
            [PlanPrice(type: .dyno, plan: "late", price: "1", validFrom: "2017-03-01T00:00:00Z")], clock: fixture.now)
        let ledger = await fixture.store.ledger()
        try await fixture.test([]) { client in
            let bodies = [
                Self.changed("1"), Self.changed("2", plan: "gp9", price: nil), Self.changed("3", plan: "late", price: nil),
            ]
            let response = try await post("[\(bodies.joined(separator: ","))]", to: client)
            #expect(response.status == .unprocessableContent)
            #expect(
                response.text == """
                    {"id":"invalid_events","message":"Nothing was stored, because of 2 errors in the request.",\
                    "code":422,"errors":[\
                    {"index":1,"id":"2","source":"/controller","field":"data.plan","code":"plan_unknown","message":\
                    "the price book has no dyno size \\"gp9\\"; give the event a price_per_unit, or set the price with \
                    PUT /plans/{plan} or invoices plans set"},\
                    {"index":2,"id":"3","source":"/controller","field":"data.plan","code":"plan_without_price","message":\
                    "the dyno size \\"late\\" has no price at 2017-02-01T00:00:00.000Z: its first is valid from \
                    2017-03-01T00:00:00.000Z"}]}
                    """)
            let retraction = Self.event("4", type: "usage.retracted", data: "{\"id\":\"4\"}")
            let own = try await post(retraction, to: client)
            #expect(own.text.contains("\"index\":0,\"id\":\"4\",\"source\":\"/controller\",\"field\":\"data.id\","))
            #expect(own.text.contains("\"code\":\"retraction_retracted\""))
        }
        #expect(await fixture.store.ledger() == ledger)
    }

    @Test func `an id that says something else is a conflict, with both contents`() async throws {
        try await WebFixture().test([]) { client in
            _ = try await post(Self.changed("1"), to: client)
            let response = try await post("[\(Self.changed("2")),\(Self.changed("1", quantity: 2))]", to: client)
            #expect(response.status == .conflict)
            let known = "usage.changed of 2017-02-01T00:00:00.000Z, organization akkeris, space space, app app, resource web, "
            #expect(
                response.text == """
                    {"id":"conflict","message":"Nothing was stored, because of an error in the request.","code":409,"errors":[\
                    {"index":1,"id":"1","source":"/controller","field":"id","code":"conflict","message":\
                    "the source has given this id to another event: known is \(known)description gp2 web dyno, quantity 1, \
                    price_per_unit 60; given is \(known)description gp2 web dyno, quantity 2, price_per_unit 60"}]}
                    """)
            let mixed = try await post(
                "[\(Self.changed("1", quantity: 2)),\(Self.changed("3", plan: "gp9", price: nil))]", to: client)
            #expect(mixed.status == .unprocessableContent)
            #expect(mixed.text.contains("\"code\":\"conflict\""))
            #expect(mixed.text.contains("\"code\":\"plan_unknown\""))
            #expect(try await post(Self.changed("2"), to: client).text == "{\"accepted\":1,\"duplicates\":0}")
        }
    }

    @Test func `of many errors the first are listed, and the others are counted`() async throws {
        try await WebFixture().test([]) { client in
            let unreadable = [String](repeating: "7", count: 130).joined(separator: ",")
            let unknown = (0..<130).map { Self.changed("\($0)", plan: "gp9", price: nil) }.joined(separator: ",")
            for body in [unreadable, unknown] {
                let text = try await post("[\(body)]", to: client).text
                #expect(text.contains("because of 130 errors in the request; the first 100 are listed."))
                #expect(text.contains("\"index\":99,"))
                #expect(!text.contains("\"index\":100,"))
            }
        }
    }

    @Test(arguments: [
        (
            "{\"id\":1,}", "not_json",
            "The body can't be read as JSON: expected a field's name in double quotes at line 1, column 9."
        ),
        ("", "not_json", "The body can't be read as JSON: expected a value at line 1, column 1."),
        ("7", "not_json", "The body can't be read as JSON: expected an object or an array at line 1, column 1."),
    ])
    func `what can't be read is 400, and says where`(_ body: String, _ id: String, _ message: String) async throws {
        try await WebFixture().test([]) { client in
            let response = try await post(body, to: client)
            #expect(response.status == .badRequest)
            #expect(response.text == "{\"id\":\"\(id)\",\"message\":\"\(message)\",\"code\":400}")
        }
    }

    @Test func `what is not UTF-8 is 400`() async throws {
        try await WebFixture().test([]) { client in
            let response = try await client.execute(
                uri: "/usage/events", method: .post, headers: Self.json, body: ByteBuffer(bytes: [0x7B, 0x0A, 0xFF]))
            #expect(response.status == .badRequest)
            #expect(
                response.text
                    == "{\"id\":\"not_utf8\",\"message\":\"The body can't be read: line 2 is not UTF-8.\",\"code\":400}")
        }
    }

    @Test(
        arguments: [
            [:], [.contentType: "text/plain"], [.contentType: "application/x-www-form-urlencoded"], [.contentType: ""],
            [.contentType: "application/cloudevents+xml"], [.contentType: "application/vnd.usage+json"],
            [.contentType: "application/json; charset=latin1"], [.contentType: "application/json", .contentEncoding: "gzip"],
        ] as [HTTPFields])
    func `other content types are 415, and say which there are`(_ headers: HTTPFields) async throws {
        try await WebFixture().test([]) { client in
            let response = try await post(Self.changed("1"), headers, to: client)
            #expect(response.status == .unsupportedMediaType)
            #expect(response.text.hasPrefix("{\"id\":\"unsupported_media_type\","))
            let types = [
                "application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson", "application/json",
            ]
            #expect(response.headers[.accept] == types.joined(separator: ", "))
            for type in types { #expect(response.text.contains(type)) }
        }
    }

    @Test func `a body that is too large is 413`() async throws {
        try await WebFixture().test([]) { client in
            let limit = EventController.maximumBodyBytes
            let response = try await client.execute(
                uri: "/usage/events", method: .post, headers: Self.json, body: ByteBuffer(repeating: 0x20, count: limit + 1))
            #expect(response.status == .contentTooLarge)
            #expect(response.text.hasPrefix("{\"id\":\"too_large\",\"message\":\"The body is larger than \(limit) bytes,"))
            let most = ByteBuffer(string: Self.changed("1") + String(repeating: " ", count: limit - Self.changed("1").utf8.count))
            let taken = try await client.execute(uri: "/usage/events", method: .post, headers: Self.json, body: most)
            #expect(taken.status == .ok)
        }
    }

    @Test func `a body that says it is too large is not read`() async {
        let head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/", headerFields: [.contentLength: "9"])
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: "{}")))
        let error = await #expect(throws: APIError.self) { try await request.bodyBytes(upTo: 8) }
        #expect(error?.status == .contentTooLarge)
        await #expect(throws: Never.self) { try await request.bodyBytes(upTo: 9) }
    }

    @Test(arguments: [
        (StoreError.busy, 503, "store_busy"), (.unavailable("secret internals"), 503, "store_unavailable"),
        (.failed("secret internals"), 500, "internal_error"),
    ])
    func `what the store can't do now may be sent again`(_ error: StoreError, _ status: Int, _ id: String) async throws {
        try await WebFixture.application(over: FailingStore(error)).test(.router) { client in
            let response = try await post(Self.changed("1"), to: client)
            #expect(response.status.code == status)
            #expect(response.text.hasPrefix("{\"id\":\"\(id)\","))
            #expect(!response.text.contains("secret internals"))
            #expect((response.headers[.retryAfter] != nil) == (status == 503))
        }
    }

    @Test(arguments: [HTTPRequest.Method.get, .head, .put, .patch, .delete])
    func `other methods are 405`(method: HTTPRequest.Method) async throws {
        try await WebFixture().test([]) { client in
            let response = try await client.execute(uri: "/usage/events", method: method)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "POST")
        }
    }

    @Test func `with a key set, events need it`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test([]) { client in
            let without = try await post(Self.changed("1"), to: client)
            #expect(without.status == .unauthorized)
            let with = try await post(Self.changed("1"), Self.json + [.authorization: "secret"], to: client)
            #expect(with.status == .ok)
        }
    }

    @Test func `the first path tells of it`() async throws {
        try await WebFixture().test([]) { client in
            let text = try await client.execute(uri: "/", method: .get).text
            #expect(text.contains("POST /usage/events"))
        }
    }
}

private func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
    var fields = left
    for field in right { fields.append(field) }
    return fields
}
