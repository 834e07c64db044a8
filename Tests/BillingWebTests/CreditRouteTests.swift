import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct CreditRouteTests {
    private static let path = "/organizations/akkeris/credits"
    private static let idempotencyKey = HTTPField.Name.named("Idempotency-Key")

    @Test(arguments: ["/organizations/akkeris/credits", "/organization/akkeris/credits"])
    func `a credit is granted once, and invoices use it`(path: String) async throws {
        try await WebFixture().test { client in
            let body = """
                {"amount": 25.50, "reason": "Downtime \\u00e9 \\"x\\"", "valid_from": "2017-01-01T00:00:00Z", "valid_until": null,
                 "idempotency_key": "ticket-1"}
                """
            let granted = try await client.send(body, to: path)
            let expected = """
                {"id":"credit-2","organization":"akkeris","amount":25.5,"left":0,"reason":"Downtime é \\"x\\"",\
                "valid_from":"2017-01-01T00:00:00.000Z","valid_until":null,"idempotency_key":"ticket-1",\
                "created_at":"2017-02-05T22:16:56.617Z","applications":[{"invoice":\
                {"$ref":"/organizations/akkeris/invoices/2017-01-01"},"amount":25.5,"settled":false}]}
                """
            #expect(granted.status == .created)
            #expect(granted.text == expected)
            #expect(granted.batch == "2")
            #expect(granted.headers[.contentType] == "application/json")
            let again = try await client.send(body, to: path)
            #expect(again.status == .ok)
            #expect(again.text == expected)
            for list in [path, "/account/credits"] {
                let response = try await client.get(list)
                #expect(response.text == "[\(expected)]")
                #expect(response.headers[.cacheControl] == "private, no-cache")
                let head = try await client.execute(uri: list, method: .head)
                #expect(head.headers[.contentLength] == String(response.length))
                #expect(head.length == 0)
            }
            let invoice = try await client.get("/organizations/akkeris/invoices/2017-01-01").text
            #expect(invoice.contains("\"charges_total\":1162.13,"))
            #expect(invoice.contains("\"credits_total\":25.5,"))
            #expect(invoice.contains("\"total\":1136.63,"))
            #expect(try await client.get("/spaces/space/invoices/2017-01-01").text.contains("\"credits_total\":0,"))
        }
    }

    @Test func `a credit that closed months have used is settled`() async throws {
        let fixture = WebFixture()
        try await fixture.test { client in
            let body = "{\"amount\":1200,\"reason\":\"r\",\"valid_from\":\"2017-01-01T00:00:00Z\",\"idempotency_key\":\"k\"}"
            _ = try await client.send(body, to: Self.path)
            try await fixture.close(through: "2017-01-01")
            let list = try await client.get(Self.path).text
            #expect(list.contains("\"amount\":1200,\"left\":0,"))
            #expect(
                list.contains(
                    "[{\"invoice\":{\"$ref\":\"/organizations/akkeris/invoices/2017-01-01\"},"
                        + "\"amount\":1162.13,\"settled\":true},"
                        + "{\"invoice\":{\"$ref\":\"/organizations/akkeris/invoices/2017-02-01\"},"
                        + "\"amount\":37.87,\"settled\":false}]"
                ))
        }
    }

    @Test func `without valid_from it is valid from now, and the same again is the same`() async throws {
        var fixture = WebFixture()
        let clock = BillingClock.settable(from: fixture.now)
        fixture.clock = clock
        try await fixture.test { client in
            let body = "{\"amount\":1,\"reason\":\"r\",\"valid_until\":\"2017-02-10T00:00:00Z\",\"idempotency_key\":\"k\"}"
            let granted = try await client.send(body, to: Self.path)
            #expect(granted.status == .created)
            #expect(granted.text.contains("\"valid_from\":\"2017-02-05T22:16:56.616Z\""))
            for now in ["2017-02-06T00:00:00Z", "2017-02-11T00:00:00Z"] as [Instant] {
                _ = clock.set(to: now)
                let again = try await client.send(body, to: Self.path)
                #expect(again.status == .ok, "\(again.text)")
                #expect(again.text.contains("\"valid_from\":\"2017-02-05T22:16:56.616Z\""))
            }
            let other = try await client.send(body.replacing("\"k\"", with: "\"l\""), to: Self.path)
            #expect(other.status == .unprocessableContent)
            #expect(other.text.contains("must be later than valid_from, which is 2017-02-11T00:00:00.000Z"))
            let conflict = try await client.send(body.replacing("1,", with: "2,"), to: Self.path)
            #expect(conflict.status == .conflict)
        }
    }

    @Test(arguments: ["key-1", "\"key-1\""])
    func `the key may be in the header`(field: String) async throws {
        try await WebFixture().test { client in
            let body = "{\"amount\":1,\"reason\":\"r\"}"
            let granted = try await client.send(body, to: Self.path, [Self.idempotencyKey: field])
            #expect(granted.status == .created)
            #expect(granted.text.contains("\"idempotency_key\":\"key-1\""))
            let both = "{\"amount\":1,\"reason\":\"r\",\"idempotency_key\":\"key-1\"}"
            #expect(try await client.send(both, to: Self.path, [Self.idempotencyKey: field]).status == .ok)
            let other = try await client.send(both, to: Self.path, [Self.idempotencyKey: "key-2"])
            #expect(other.status == .unprocessableContent)
            #expect(
                other.text.contains(
                    "\"field\":\"idempotency_key\",\"code\":\"other_key\",\"message\":\"must be the key that the header "
                        + "Idempotency-Key has, \\\"key-2\\\", or be left out\""))
        }
    }

    @Test func `another credit under a known key is a conflict that tells both`() async throws {
        try await WebFixture().test { client in
            let body = "{\"amount\":1,\"reason\":\"r\",\"valid_from\":\"2017-02-01T00:00:00Z\",\"idempotency_key\":\"k\"}"
            _ = try await client.send(body, to: Self.path)
            let other = try await client.send(body.replacing(":1,", with: ":2.5,"), to: Self.path)
            #expect(other.status == .conflict)
            #expect(
                other.text == """
                    {"id":"conflict","message":"The key \\"k\\" is that of another credit: known is $1.00 from \
                    2017-02-01T00:00:00.000Z, \\"r\\"; given is $2.50 from 2017-02-01T00:00:00.000Z, \\"r\\". Give each credit a \
                    key of its own.","code":409}
                    """)
        }
    }

    @Test(arguments: [
        (#""reason":"r","idempotency_key":"k""#, "amount", "field_missing", "is missing"),
        (#""amount":"1","reason":"r","idempotency_key":"k""#, "amount", "wrong_type", "must be a number, not a string"),
        (#""amount":0,"reason":"r","idempotency_key":"k""#, "amount", "bad_number", "must be above 0"),
        (#""amount":-1,"reason":"r","idempotency_key":"k""#, "amount", "bad_number", "must be above 0"),
        (#""amount":1.001,"reason":"r","idempotency_key":"k""#, "amount", "bad_number", "must have at most 2 decimals"),
        (
            #""amount":1000000000000.01,"reason":"r","idempotency_key":"k""#, "amount", "bad_number",
            "must be at most 1000000000000"
        ),
        (#""amount":1,"reason":"","idempotency_key":"k""#, "reason", "bad_name", "must not be empty"),
        (#""amount":1,"reason":"a\nb","idempotency_key":"k""#, "reason", "bad_name", "must not contain control characters"),
        (#""amount":1,"reason":null,"idempotency_key":"k""#, "reason", "wrong_type", "must be a string, not null"),
        (#""amount":1,"reason":"r""#, "idempotency_key", "field_missing", "is missing: give it here, or in the header"),
        (#""amount":1,"reason":"r","idempotency_key":"""#, "idempotency_key", "bad_name", "must not be empty"),
        (
            #""amount":1,"reason":"r","idempotency_key":"k","valid_from":"2017-02-01""#, "valid_from", "bad_time",
            "must be an ISO 8601 time"
        ),
        (
            #""amount":1,"reason":"r","idempotency_key":"k","valid_from":"2017-02-02T00:00:00Z","#
                + #""valid_until":"2017-02-02T00:00:00Z""#, "valid_until", "bad_time",
            "must be later than valid_from, which is 2017-02-02T00:00:00.000Z"
        ),
        (
            #""amount":1,"reason":"r","idempotency_key":"k","organization":"x""#, "organization", "field_unknown",
            "unknown field; known are amount"
        ),
        (#""amount":1,"amount":1,"reason":"r","idempotency_key":"k""#, "amount", "field_repeated", "is given twice"),
    ])
    func `a field that is wrong is named`(fields: String, field: String, code: String, message: String) async throws {
        try await WebFixture().test { client in
            let response = try await client.send("{\(fields)}", to: Self.path)
            #expect(response.status == .unprocessableContent)
            #expect(response.text.hasPrefix("{\"id\":\"invalid_credit\",\"message\":\"Nothing was stored, because of an error"))
            #expect(
                response.text.contains("\"errors\":[{\"field\":\"\(field)\",\"code\":\"\(code)\",\"message\":\"\(message)"),
                "\(response.text)")
            #expect(try await client.get(Self.path).text == "[]")
        }
    }

    @Test func `lengths are counted in characters`() async throws {
        try await WebFixture().test { client in
            for (reason, key, status) in [(1000, 255, 201), (1001, 1, 422), (1, 256, 422)] {
                let reason = String(repeating: "é", count: reason)
                let body = "{\"amount\":1,\"reason\":\"\(reason)\",\"idempotency_key\":\"\(String(repeating: "k", count: key))\"}"
                let response = try await client.send(body, to: Self.path)
                #expect(response.status.code == status)
            }
        }
    }

    @Test func `the largest amount is taken, and what can't be read is not`() async throws {
        try await WebFixture().test { client in
            let largest = "{\"amount\":1e12,\"reason\":\"r\",\"idempotency_key\":\"k\"}"
            #expect(try await client.send(largest, to: Self.path).text.contains("\"amount\":1000000000000,"))
            for (body, message) in [
                ("[]", "expected an object"), ("{", "expected a field's name"), ("{}x", "text after the end"),
            ] {
                let response = try await client.send(body, to: Self.path)
                #expect(response.status == .badRequest)
                #expect(response.text.hasPrefix("{\"id\":\"not_json\","))
                #expect(response.text.contains(message), "\(response.text)")
            }
            let plain = try await client.execute(uri: Self.path, method: .post, headers: [.contentType: "text/plain"])
            #expect(plain.status == .unsupportedMediaType)
        }
    }

    @Test func `an organization that nobody knows is 404, and other methods are 405`() async throws {
        try await WebFixture().test { client in
            let body = "{\"amount\":1,\"reason\":\"r\",\"idempotency_key\":\"k\"}"
            let posted = try await client.send(body, to: "/organizations/nobody/credits")
            let listed = try await client.get("/organizations/nobody/credits")
            for response in [posted, listed] {
                #expect(response.status == .notFound)
                #expect(response.text.contains("There is no organization \\\"nobody\\\"."))
            }
            let account = try await client.send(body, to: "/account/credits")
            #expect(account.status == .methodNotAllowed)
            #expect(account.headers[.allow] == "GET, HEAD")
            let deleted = try await client.execute(uri: Self.path, method: .delete)
            #expect(deleted.headers[.allow] == "GET, HEAD, POST")
        }
    }

    @Test func `an id stands in the reference to an invoice`() async throws {
        let fixture = WebFixture()
        let event = EventRecord.changed(
            "1", at: "2017-01-01T00:00:00Z", price: "31", organization: .init("Akkeris", id: "o/1"))
        try await fixture.store.take(events: [event], clock: fixture.now)
        try await fixture.test([]) { client in
            let body = "{\"amount\":1,\"reason\":\"r\",\"idempotency_key\":\"k\"}"
            let text = try await client.send(body, to: "/organizations/Akkeris/credits").text
            #expect(text.contains("\"organization\":\"Akkeris\","))
            #expect(text.contains("{\"$ref\":\"/organizations/o%2F1/invoices/2017-02-01\"}"))
        }
    }
}
