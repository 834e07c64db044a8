import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct AsOfRouteTests {
    /// What is asked at each step, and again of each step at the end.
    private static let paths = [
        "/account/invoices", "/account/invoices/2017-01-01", "/organizations/akkeris/invoices/2016-12-01",
        "/spaces/space/invoices/2017-01-01", "/organizations/akkeris/credits", "/account/credits",
        "/organizations/akkeris/invoices/2016-12-01/payments",
    ]

    @Test func `what was served is served again, byte by byte`() async throws {
        var fixture = WebFixture()
        fixture.rules.payment = .manual
        let clock = BillingClock.settable(from: "2017-01-20T10:00:00Z")
        fixture.clock = clock
        let store = fixture.store
        let closing = ClosingService(
            store: store, rules: fixture.rules, format: JSONLineItemFormat(), clock: clock)
        try await store.take(WebFixture.document, clock: clock.now)
        try await fixture.test([]) { client in
            var served: [(path: String, text: String, tag: String?)] = []
            func serve() async throws {
                for path in Self.paths {
                    let response = try await client.get(path)
                    #expect(response.status == .ok, "\(response.text)")
                    let batch = try #require(response.batch)
                    served.append(
                        ("\(path)?as_of=\(clock.now)&batch=\(batch)", response.text, response.headers[.eTag]))
                }
            }
            try await serve()
            let credit = "{\"amount\":5,\"reason\":\"r\",\"idempotency_key\":\"1\"}"
            #expect(try await client.send(credit, to: "/organizations/akkeris/credits").status == .created)
            try await serve()
            _ = clock.set(to: "2017-02-03T00:00:00Z")
            try await serve()
            _ = try await closing.finalize(through: "2017-01-01")
            try await serve()
            let late = UsageRecord("gp1 web dyno", price: "30", from: "2016-12-10T00:00:00Z", app: "late")
            try await store.take([late], clock: clock.now)
            let payment = "{\"amount\":100,\"idempotency_key\":\"1\"}"
            let paid = try await client.send(payment, to: "/organizations/akkeris/invoices/2016-12-01/payments")
            #expect(paid.status == .created)
            try await serve()
            _ = clock.set(to: "2017-03-10T00:00:00Z")
            try await serve()
            for (path, text, tag) in served {
                let response = try await client.get(path)
                #expect(response.text == text, "\(path)")
                #expect(response.headers[.eTag] == tag, "\(path)")
            }
        }
    }

    @Test func `without a batch it is the last one of that time`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(WebFixture.document, clock: "2017-01-10T00:00:00Z")
        let more = UsageRecord("gp1 web dyno", price: "28", from: "2017-01-01T00:00:00Z", app: "more")
        try await fixture.store.take([more], clock: "2017-01-12T00:00:00Z")
        try await fixture.test([]) { client in
            for (time, batch) in [
                ("2017-01-10T00:00:00Z", "1"), ("2017-01-11T23:59:59.999Z", "1"), ("2017-01-12T01:00:00+01:00", "2"),
                ("2017-02-05T00:00:00Z", "2"),
            ] {
                let response = try await client.get("/account/invoices/2017-01-01?as_of=\(time)")
                #expect(response.batch == batch, "\(time)")
                #expect(response.text.contains("more-space") == (batch == "2"))
                #expect(try await client.get("/account/invoices?as_of=\(time)").batch == batch)
            }
        }
    }

    @Test(arguments: [
        ("as_of=yesterday", 400, "as_of must be an ISO 8601 time with a zone"),
        ("as_of=", 400, "as_of must be an ISO 8601 time"), ("as_of", 400, "as_of must be an ISO 8601 time"),
        ("as_of=2017-02-05", 400, "as_of must be an ISO 8601 time"),
        ("as_of=2017-02-05T00:00:00Z&batch=one", 400, "batch must be the number of a batch"),
        ("as_of=2017-02-05T00:00:00Z&batch=0", 400, "batch must be the number of a batch"),
        ("as_of=2017-02-05T00:00:00Z&batch=-1", 400, "batch must be the number of a batch"),
        ("batch=1", 400, "batch needs as_of"),
        ("as_of=2017-02-05T22:16:56.617Z", 400, "as_of must not lie in the future: now is 2017-02-05T22:16:56.616Z"),
        ("as_of=2017-02-05T00:00:00Z&batch=7", 404, "There is no batch 7."),
        ("as_of=2016-02-05T00:00:00Z", 404, "Nothing was known yet at 2016-02-05T00:00:00.000Z"),
    ])
    func `a moment that can't be told is refused`(query: String, status: Int, message: String) async throws {
        try await WebFixture().test { client in
            for path in Self.paths where !path.hasSuffix("payments") {
                let response = try await client.get("\(path)?\(query)")
                #expect(response.status.code == status)
                #expect(response.text.hasPrefix("{\"id\":\"\(status == 400 ? "bad_request" : "not_found")\","))
                #expect(response.text.contains(message), "\(response.text)")
            }
        }
    }
}
