import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// `…/invoices/{id}/changes`: why an invoice is higher or lower than another.
@Suite struct ComparisonRouteTests {
    private static let prefixes = [
        "/account", "/organization/akkeris", "/organizations/akkeris", "/space/space", "/spaces/space",
    ]

    @Test(arguments: prefixes)
    func `each scope has it, and without from it is the month before`(prefix: String) async throws {
        try await WebFixture().test { client in
            let path = "\(prefix)/invoices/2017-02-01/changes"
            let response = try await client.get(path)
            #expect(response.status == .ok)
            #expect(response.batch == "1")
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.headers[.cacheControl] == "private, no-cache")
            #expect(response.headers[.contentLength] == "\(response.length)")
            #expect(
                response.text.hasPrefix(
                    "{\"id\":\"2017-02-01\",\"from\":\"2017-01-01\",\"period_end\":\"2017-02-05T22:16:56.616Z\","
                        + "\"from_period_end\":\"2017-01-31T23:59:59.000Z\",\"currency\":\"USD\",\"from_total\":1162.13,"
                        + "\"total\":213.51,\"change\":-948.62,\"parts\":{\"new\":0,"))
            #expect(try await client.get(path + "?from=2017-01-01").text == response.text)
            let head = try await client.execute(uri: path, method: .head)
            #expect(head.status == .ok)
            #expect(head.length == 0)
            #expect(head.headers[.contentLength] == "\(response.length)")
            let post = try await client.execute(uri: path, method: .post)
            #expect(post.status == .methodNotAllowed)
            #expect(post.headers[.allow] == "GET, HEAD")
        }
    }

    @Test func `from may be any month that there is, also a later one or the same`() async throws {
        try await WebFixture().test { client in
            let back = try await client.get("/account/invoices/2017-01-01/changes?from=2017-02-01")
            #expect(back.text.contains("\"from_total\":213.51,\"total\":1162.13,\"change\":948.62,"))
            let same = try await client.get("/account/invoices/2017-01-01/changes?from=2017-01-01")
            #expect(same.text.contains("\"from_total\":1162.13,\"total\":1162.13,\"change\":0,"))
            #expect(same.text.hasSuffix("\"credits\":0},\"organizations\":[]}"))
            let first = try await client.get("/account/invoices/2016-08-01/changes?from=2016-07-01")
            #expect(first.text.contains("\"description\":\"alamo-redis:small addon\",\"type\":\"addon\",\"from\":null,\"to\":{"))
        }
    }

    @Test func `closed months are compared too, and what was told before is told again`() async throws {
        var fixture = WebFixture()
        let clock = BillingClock.settable(from: DocumentScenario.now)
        fixture.clock = clock
        let (store, closing) = (
            fixture.store,
            ClosingService(store: fixture.store, rules: fixture.rules, format: JSONLineItemFormat(), clock: clock)
        )
        try await fixture.test { client in
            let path = "/organizations/akkeris/invoices/2017-01-01/changes"
            let open = try await client.get(path)
            _ = try await closing.finalize(through: "2017-01-01")
            let closed = try await client.get(path)
            #expect(closed.text == open.text)
            #expect(closed.batch != open.batch)
            let late = UsageRecord("gp1 web dyno", price: "30", from: "2017-01-20T00:00:00Z", app: "late")
            try await store.take([late], clock: "2017-02-05T23:00:00Z")
            _ = clock.set(to: "2017-02-06T00:00:00Z")
            let now = "?as_of=2017-02-05T22:30:00Z"
            let february = "/organizations/akkeris/invoices/2017-02-01/changes"
            #expect(try await client.get(path + now).text == open.text)
            #expect(try await client.get(february).text.contains("late-space"))
            #expect(try await client.get(february + now).text.contains("late-space") == false)
            #expect(try await client.get(path + now + "&batch=1").text == open.text)
        }
    }

    @Test(arguments: [
        ("/account/invoices/2017-02-01/changes?from=january", 400, "from must be the id of an invoice"),
        ("/account/invoices/2017-02-01/changes?from=", 400, "from must be the id of an invoice"),
        ("/account/invoices/2017-02-01/changes?from=2017-01", 400, "not \\\"2017-01\\\"."),
        ("/account/invoices/2017-02-01/changes?from=2017-03-01", 404, "There is no invoice 2017-03-01 of the account to compare"),
        ("/account/invoices/2016-07-01/changes", 404, "name one of them as from."),
        ("/account/invoices/2017-02/changes", 404, "There is no invoice \\\"2017-02\\\"."),
        ("/account/invoices/2017-03-01/changes", 404, "There is no invoice 2017-03-01 of the account. Its"),
        ("/organizations/nobody/invoices/2017-02-01/changes", 404, "There is no organization \\\"nobody\\\"."),
        ("/spaces/nowhere/invoices/2017-02-01/changes", 404, "There is no space \\\"nowhere\\\"."),
        ("/account/invoices/2017-02-01/changes?as_of=x", 400, "as_of must be an ISO 8601 time"),
        ("/account/invoices/2017-02-01/changes?as_of=2017-02-05T22:16:56.616Z&batch=9", 404, "There is no batch 9."),
        ("/account/invoices/2017-02-01/changes?batch=1", 400, "batch needs as_of"),
        ("/account/invoices/2017-02-01/changes/more", 404, "There is nothing at this path."),
    ])
    func `what can't be compared is refused`(path: String, status: Int, message: String) async throws {
        try await WebFixture().test { client in
            let response = try await client.get(path)
            #expect(response.status.code == status)
            #expect(response.text.hasPrefix("{\"id\":\"\(status == 400 ? "bad_request" : "not_found")\","))
            #expect(response.text.contains(message), "\(response.text)")
        }
    }

    @Test func `a key is needed where there is one`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            let refused = try await client.get("/account/invoices/2017-02-01/changes")
            #expect(refused.status == .unauthorized)
            let response = try await client.get(
                "/account/invoices/2017-02-01/changes", [.authorization: "Bearer secret"])
            #expect(response.status == .ok)
        }
    }
}
