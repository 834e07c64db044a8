import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct ClockRouteTests {
    @Test func `the clock is set forward, and months close before the answer`() async throws {
        var fixture = WebFixture()
        fixture.clock = .settable(from: "2017-01-20T00:00:00Z")
        try await fixture.store.take(WebFixture.document, clock: "2017-01-20T00:00:00Z")
        let store = fixture.store
        try await fixture.test([]) { client in
            #expect(try await client.get("/clock").text == "{\"now\":\"2017-01-20T00:00:00.000Z\"}")
            for (now, closed) in [
                ("2017-02-01T00:00:00Z", ""), ("2017-02-01T23:59:59.999Z", ""), ("2017-02-02T00:00:00Z", "\"2017-01-01\""),
                ("2017-02-02T00:00:00Z", ""), ("2017-05-01T00:00:00+02:00", "\"2017-02-01\",\"2017-03-01\""),
            ] {
                let instant = try Instant(parsing: now.utf8.span)
                let response = try await client.send("{\"now\":\"\(now)\"}", to: "/clock", method: .put)
                #expect(response.status == .ok)
                #expect(response.text == "{\"now\":\"\(instant)\",\"closed\":[\(closed)]}")
                #expect(try await client.get("/clock").text == "{\"now\":\"\(instant)\"}")
            }
            #expect(await store.history(of: .account)?.closed.closings.count == 3)
            let back = try await client.send("{\"now\":\"2017-04-30T21:59:59Z\"}", to: "/clock", method: .put)
            #expect(back.status == .conflict)
            #expect(back.text.hasPrefix("{\"id\":\"clock_backwards\","))
            #expect(back.text.contains("The clock stands at 2017-04-30T22:00:00.000Z and is set forward only"))
        }
    }

    @Test(arguments: [
        (#"{"now":"tomorrow"}"#, 422, "invalid_clock", "must be an ISO 8601 time"), ("{}", 422, "invalid_clock", "is missing"),
        (#"{"now":5}"#, 422, "invalid_clock", "must be a string, not a number"), ("5", 400, "not_json", "expected an object"),
    ])
    func `a time that can't be read is refused`(body: String, status: Int, id: String, message: String) async throws {
        var fixture = WebFixture()
        fixture.clock = .settable(from: fixture.now)
        try await fixture.test { client in
            let response = try await client.send(body, to: "/clock", method: .put)
            #expect(response.status.code == status)
            #expect(response.text.hasPrefix("{\"id\":\"\(id)\","))
            #expect(response.text.contains(message))
        }
    }

    @Test func `a server without a test clock says how to get one`() async throws {
        try await WebFixture().test { client in
            let put = try await client.send("{\"now\":\"2017-03-01T00:00:00Z\"}", to: "/clock", method: .put)
            for response in [put, try await client.get("/clock")] {
                #expect(response.status == .notFound)
                #expect(response.text.contains("Start one for tests: invoices serve --test-clock."))
            }
        }
    }

    @Test func `the key is needed where one is set`() async throws {
        var fixture = WebFixture()
        fixture.clock = .settable(from: fixture.now)
        fixture.authKey = "secret"
        try await fixture.test { client in
            for path in ["/clock", "/account/credits", "/organizations/akkeris/invoices/2017-01-01"] {
                let without = try await client.get(path)
                #expect(without.status == .unauthorized)
                #expect(try await client.get(path, [.authorization: "secret"]).status == .ok)
            }
        }
    }
}
