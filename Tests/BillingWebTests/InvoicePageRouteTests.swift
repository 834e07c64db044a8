import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// The pages of invoices, and how they are asked for.
@Suite struct InvoicePageRouteTests {
    private static let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]
    private static let prefixes = [
        "/account", "/organization/akkeris", "/organizations/akkeris", "/space/space", "/spaces/space",
    ]

    @Test(arguments: prefixes)
    func `a browser gets a page and a program gets JSON`(prefix: String) async throws {
        try await WebFixture().test { client in
            let path = "\(prefix)/invoices/2017-02-01"
            let json = try await client.get(path)
            #expect(json.headers[.contentType] == "application/json")
            for page in [
                try await client.get(path, Self.browser), try await client.get(path + "?format=html"),
                try await client.get(path + ".html"),
            ] {
                #expect(page.status == .ok)
                #expect(page.headers[.contentType] == "text/html; charset=utf-8")
                #expect(page.headers[.vary] == "Accept, Cookie")
                #expect(page.batch == "1")
                #expect(page.text.contains("<h1>Invoice of February 2017</h1>"))
                #expect(page.text.contains("$213.51"))
            }
            for same in [
                try await client.get(path + ".json"), try await client.get(path + ".json", Self.browser),
                try await client.get(path + "?format=json", Self.browser),
                try await client.get(path, [.accept: "application/json"]),
            ] {
                #expect(same.text == json.text)
                #expect(same.headers[.contentType] == "application/json")
            }
            let page = try await client.get(path, Self.browser)
            let head = try await client.execute(uri: path, method: .head, headers: Self.browser)
            #expect(head.length == 0)
            #expect(head.headers[.contentLength] == "\(page.length)")
        }
    }

    @Test(arguments: prefixes)
    func `what has changed is a page too`(prefix: String) async throws {
        try await WebFixture().test { client in
            let path = "\(prefix)/invoices/2017-02-01/changes"
            let page = try await client.get(path, Self.browser)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("$948.62</span> less than January 2017, so far"))
            #expect(try await client.get(path + "?from=2016-12-01", Self.browser).text.contains("December 2016"))
            #expect(try await client.get(path).text.hasPrefix("{\"id\":"))
        }
    }

    @Test(arguments: ["", "explain=1", "explain=0", "page=9", "q=x", "type=addon", "sort=name", "space=nowhere"])
    func `a month without items has a page too`(query: String) async throws {
        let records = [
            UsageRecord("gp1 web dyno", price: "30", from: "2016-11-10T00:00:00Z", to: "2016-11-20T00:00:00Z"),
            UsageRecord("gp1 web dyno", price: "30", from: "2017-02-01T00:00:00Z"),
        ]
        try await WebFixture().test(records) { client in
            let page = try await client.get("/account/invoices/2016-12-01?\(query)", Self.browser)
            #expect(page.status == (query == "explain=0" ? .badRequest : .ok))
            if page.status == .ok { #expect(page.text.contains("$0.00")) }
        }
    }

    @Test(arguments: [false, true])
    func `the spaces of a month are offered, of a closed one too`(isClosed: Bool) async throws {
        let fixture = WebFixture()
        let records = ["west", "east"].map { space in
            UsageRecord("gp1 web dyno", price: "31", from: "2017-01-01T00:00:00Z", space: space)
        }
        try await fixture.store.take(records, clock: fixture.now)
        if isClosed { try await fixture.close(through: "2017-01-01") }
        try await fixture.test([]) { client in
            let page = try await client.get("/organizations/akkeris/invoices/2017-01-01", Self.browser).text
            #expect(page.contains(#"<datalist id="spaces"><option value="east"><option value="west"></datalist>"#))
            let west = try await client.get("/organizations/akkeris/invoices/2017-01-01?space=west", Self.browser).text
            #expect(west.contains("1 of 2 items, $31.00 of $62.00."))
        }
    }

    @Test(arguments: [".xls", ".pdf.gz", ".", ".CSV"])
    func `an end that is no form is told which there are`(end: String) async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/account/invoices/2017-02-01\(end)")
            #expect(response.status == .notAcceptable)
            #expect(response.text.contains("There is no \(end) of this. There is json (application/json), html (text/html)"))
        }
    }

    @Test(arguments: [
        ("/account/invoices/2017-02-01?q=redis&type=&space=&sort=name", "1 of 6 items, $25.00 of $213.51."),
        ("/account/invoices/2017-02-01?q=gp2+web", "1 of 6 items, $10.71 of $213.51."),
        ("/account/invoices/2017-02-01?q=gp2%20web", "1 of 6 items, $10.71 of $213.51."),
        ("/account/invoices/2017-02-01?type=addon", "2 of 6 items, $25.00 of $213.51."),
        ("/account/invoices/2017-02-01?space=space", "6 of 6 items, $213.51 of $213.51."),
        ("/account/invoices/2017-02-01?app=checkout-space", "1 of 6 items, $80.36 of $213.51."),
        ("/account/invoices/2017-02-01?org=akkeris", "6 of 6 items, $213.51 of $213.51."),
        ("/account/invoices/2017-02-01?explain=3", "60 × 1 × 5 ÷ 28 = 10.71428571…, rounded to $10.71."),
        ("/account/invoices/2017-02-01?explain=99", "6 items, $213.51."),
        ("/account/invoices/2017-02-01?explain=true", "6 items, $213.51."),
        ("/account/invoices/2017-02-01?as_of=2017-02-02T00:00:00Z", "href=\"/account/invoices/2017-01-01?as_of=2017-02-02T"),
    ])
    func `a query chooses what is shown`(path: String, text: String) async throws {
        try await WebFixture().test { client in
            // Nothing is known before the usage came, at the fixture's time.
            let path = path.replacing("2017-02-02T00:00:00Z", with: "2017-02-05T22:16:56.616Z")
            let page = try await client.get(path, Self.browser)
            #expect(page.status == .ok)
            #expect(page.text.contains(text.replacing("2017-02-02T", with: "2017-02-05T")), "\(page.text)")
        }
    }

    @Test(arguments: [
        ("/account/invoices/2017-02-01?type=disk", 400, "type must be dyno or addon, not &quot;disk&quot;."),
        ("/account/invoices/2017-02-01?sort=age", 400, "sort must be cost or name or newest, not &quot;age&quot;."),
        ("/account/invoices/2017-02-01?page=0", 400, "page must be a number from 1 on"),
        ("/account/invoices/2017-02-01?explain=x", 400, "explain must be a number from 1 on"),
        ("/account/invoices/2017-03-01", 404, "Its invoices run from 2016-07-01 to 2017-02-01."),
        ("/account/invoices/yesterday.html", 404, "There is no invoice &quot;yesterday&quot;."),
        ("/organizations/%3Cb%3E/invoices/2017-02-01", 404, "There is no organization &quot;&lt;b&gt;&quot;."),
        ("/account/invoices/2017-02-01/changes?from=x", 400, "from must be the id of an invoice"),
    ])
    func `what there is not is told in a page`(path: String, status: Int, text: String) async throws {
        try await WebFixture().test { client in
            let page = try await client.get(path, Self.browser)
            #expect(page.status.code == status)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains(text), "\(page.text)")
        }
    }

    @Test func `two ends of a path and its query that differ are refused`() async throws {
        try await WebFixture().test { client in
            let differing = try await client.get("/account/invoices/2017-02-01.html?format=json")
            #expect(differing.status == .badRequest)
            let image = try await client.get("/account/invoices/2017-02-01", [.accept: "image/png"])
            #expect(image.status == .notAcceptable)
        }
    }

    @Test func `without the key a browser is sent to sign in`() async throws {
        var fixture = WebFixture()
        fixture.authKey = "secret"
        try await fixture.test { client in
            let page = try await client.get("/account/invoices/2017-02-01", Self.browser)
            #expect(page.status == .seeOther)
            #expect(page.headers[.location]?.hasPrefix("/sign-in") == true)
            let known = try await client.get("/account/invoices/2017-02-01.html", [.authorization: "secret"])
            #expect(known.status == .ok)
        }
    }

    @Test func `a closed month's JSON from memory does not hide its page`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(WebFixture.document, clock: fixture.now)
        try await fixture.close(through: "2017-01-01")
        try await fixture.test([]) { client in
            let path = "/account/invoices/2017-01-01"
            for _ in 1...2 {
                let json = try await client.get(path)
                #expect(json.text.hasPrefix("{"))
                let named = try await client.get(path + ".json", Self.browser)
                #expect(named.text == json.text)
                let page = try await client.get(path, Self.browser)
                #expect(page.text.contains("Closed on 5 February 2017, 22:16 UTC."))
            }
        }
    }

    @Test func `a page is of the present again once something is written`() async throws {
        let fixture = WebFixture()
        let store = fixture.store
        try await fixture.test { client in
            let path = "/account/invoices/2017-02-01"
            #expect(try await client.get(path, Self.browser).text.contains("6 items, $213.51."))
            let late = UsageRecord("gp1 web dyno", price: "28", from: "2017-02-01T00:00:00Z", app: "late")
            try await store.take([late], clock: DocumentScenario.now)
            let page = try await client.get(path, Self.browser)
            #expect(page.text.contains("7 items, $218.51."))
            #expect(page.batch == "2")
        }
    }

    @Test func `a month that runs is seen at one moment for half a minute`() async throws {
        var fixture = WebFixture()
        let clock = BillingClock.settable(from: DocumentScenario.now)
        fixture.clock = clock
        try await fixture.test { client in
            let path = "/account/invoices/2017-02-01"
            for (now, text) in [
                (DocumentScenario.now, "As of 5 February 2017, 22:16 UTC, batch 1."),
                ("2017-02-05T22:17:10Z", "As of 5 February 2017, 22:16 UTC, batch 1."),
                ("2017-02-06T22:17:10Z", "As of 6 February 2017, 22:17 UTC, batch 1."),
                ("2017-03-01T00:00:00Z", "<span class=\"status down\">Paid</span>"),
            ] as [(Instant, String)] {
                _ = clock.set(to: now)
                let page = try await client.get(path, Self.browser)
                #expect(page.text.contains(text), "\(now)")
            }
        }
    }
}
