import Billing
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// The overview of a scope, where the API lists its invoices.
@Suite struct OverviewRouteTests {
    private static let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"]

    @Test(arguments: [
        "/account/invoices", "/organization/akkeris/invoices", "/organizations/akkeris/invoices", "/space/space/invoices",
        "/spaces/space/invoices",
    ])
    func `people get the page and programs the list`(path: String) async throws {
        try await WebFixture().test { client in
            let list = try await client.get(path)
            #expect(list.headers[.contentType] == "application/json")
            for asked in [
                try await client.get(path, [.accept: "application/json"]), try await client.get(path, [.accept: "*/*"]),
                try await client.get("\(path)?format=json", Self.browser), try await client.get("\(path).json", Self.browser),
            ] {
                #expect(asked.text == list.text)
                #expect(asked.headers[.contentType] == "application/json")
            }
            let page = try await client.get(path, Self.browser)
            #expect(page.status == .ok)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.vary] == "Accept, Cookie")
            #expect(page.batch == "1")
            #expect(page.text.contains("As of 5 February 2017, 22:16 UTC, batch 1."))
            for asked in [try await client.get("\(path)?format=html"), try await client.get("\(path).html")] {
                #expect(asked.text == page.text)
            }
            let head = try await client.execute(uri: path, method: .head, headers: Self.browser)
            #expect(head.headers[.contentLength] == String(page.length))
            #expect(head.length == 0)
        }
    }

    @Test func `its numbers are those of the invoices`() async throws {
        let fixture = WebFixture()
        try await fixture.test { client in
            let page = try await client.get("/organizations/akkeris/invoices.html").text
            let february = try await client.get("/organizations/akkeris/invoices/2017-02-01").text
            #expect(february.contains(#""total":213.51"#))
            let link = #"<a href="/organizations/akkeris/invoices/2017-02-01"><data value="213.51">$213.51</data></a>"#
            #expect(page.contains(link))
            let service = fixture.service
            let months = try await service.list(of: .organization("akkeris"), now: fixture.now).months
            #expect(months.count == 8)
            for month in months {
                let totals = try await service.invoice(
                    id: month.description, of: .organization("akkeris"), now: fixture.now
                ).invoice.totals
                let amounts = [totals.rated.dynos, totals.rated.addons - totals.rated.databases, totals.rated.databases]
                let cells = (amounts + [totals.total]).map {
                    "<td class=\"number\" data-value=\"\($0.decimal(in: .usd))\">\($0.formatted(in: .usd))</td>"
                }
                let link = "<a href=\"/organizations/akkeris/invoices/\(month)\">\(month.shortWords)</a></th>"
                #expect(page.contains(link + cells.joined()), "\(month)")
            }
            let end = try await service.invoice(id: "2017-02-01", of: .account, now: "2017-02-28T23:59:59.999Z").invoice
            #expect(page.contains("<data value=\"\(end.totals.total.decimal(in: .usd))\">"))
        }
    }

    @Test func `what has ended is on the invoice that its link leads to`() async throws {
        try await WebFixture().test([
            UsageRecord("gp2 web dyno", price: "60", from: "2016-12-01T00:00:00Z", app: "old"),
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-01T00:00:00Z", to: "2017-01-20T00:00:00Z", app: "gone"),
        ]) { client in
            let page = try await client.get("/account/invoices.html").text
            let path = "/organizations/akkeris/invoices/2017-01-01?app=gone-space"
            #expect(page.contains("href=\"\(path)\""))
            #expect(try await client.get(path, Self.browser).text.contains("1 of 2 items"))
        }
    }

    @Test func `spaces of one name each lead to what the overview says of them`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(events: [
            .changed("1", at: "2017-02-01T00:00:00Z", price: "30", space: .init("prod", id: "sp-a"), app: "a", appID: "1"),
            .changed("2", at: "2017-02-01T00:00:00Z", price: "60", space: .init("prod", id: "sp-b"), app: "b", appID: "2"),
        ])
        try await fixture.test([]) { client in
            let page = try await client.get("/account/invoices.html").text
            for (id, amount) in [("sp-a", "$5.36"), ("sp-b", "$10.71")] {
                let row = page.split(separator: "<tr>").first { $0.contains("href=\"/spaces/\(id)/invoices\"") }
                #expect(row?.contains(amount) == true, "\(id)")
                #expect(try await client.get("/spaces/\(id)/invoices.html").text.contains(amount))
            }
        }
    }

    @Test(
        arguments: [
            ("/organizations/none/invoices", "There is no organization"), ("/spaces/none/invoices", "There is no space"),
        ])
    func `what there is not is a page too`(path: String, message: String) async throws {
        try await WebFixture().test { client in
            let page = try await client.get(path, Self.browser)
            #expect(page.status == .notFound)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains(message))
            let list = try await client.get(path)
            #expect(list.status == .notFound)
            #expect(list.headers[.contentType] == "application/json")
        }
    }

    @Test func `a form that there is not is refused`() async throws {
        try await WebFixture().test { client in
            for path in ["/account/invoices?format=pdf", "/account/invoices.pdf", "/spaces/space/invoices.focus.csv"] {
                let response = try await client.get(path)
                #expect(response.status == .notAcceptable)
                #expect(response.text.contains("There is json (application/json), html (text/html): ask"))
            }
            let both = try await client.get("/account/invoices.html?format=json")
            #expect(both.status == .badRequest)
        }
    }

    @Test func `a server without usage says what to do`() async throws {
        try await WebFixture().test([]) { client in
            let page = try await client.get("/account/invoices", Self.browser)
            #expect(page.status == .ok)
            #expect(page.text.contains("There is no usage of this account yet"))
        }
    }

    @Test func `with a key, a browser signs in first`() async throws {
        try await WebFixture(authKey: "secret").test { client in
            let page = try await client.get("/account/invoices", Self.browser)
            #expect(page.status == .seeOther)
            #expect(page.headers[.location] == "/sign-in?path=%2Faccount%2Finvoices")
            var headers = Self.browser
            headers[.cookie] = "\(Sessions.cookie)=\(Sessions(key: "secret").begin())"
            let signedIn = try await client.get("/account/invoices", headers)
            #expect(signedIn.status == .ok)
            #expect(signedIn.text.contains("action=\"/sign-out\""))
        }
    }

    @Test func `what was known at an earlier batch is shown`() async throws {
        let fixture = WebFixture()
        try await fixture.test { client in
            let before = try await client.get("/account/invoices.html").text
            try await fixture.store.take(
                [UsageRecord("gp2 web dyno", price: "600", from: "2017-02-01T00:00:00Z", app: "late")], clock: fixture.now)
            let after = try await client.get("/account/invoices.html").text
            #expect(after != before)
            #expect(after.contains("late-space"))
            let asOf = try await client.get("/account/invoices.html?as_of=\(fixture.now)&batch=1").text
            #expect(Self.withoutMoment(asOf) == before)
            #expect(asOf.contains("<a href=\"/account/invoices\">See it as it is now</a>"))
        }
    }

    /// A page of an earlier moment as it was then.
    private static func withoutMoment(_ page: String) -> String {
        page.replacing(/<p class="earlier"[^\n]*\n/, with: "").replacing(/(\?|&amp;)as_of=[^&"]*&amp;batch=1/, with: "")
    }

    @Test func `with the clock the month goes on, and ends`() async throws {
        var fixture = WebFixture()
        let clock = BillingClock.settable(from: fixture.now)
        fixture.clock = clock
        try await fixture.test { client in
            let february = try await client.get("/account/invoices.html").text
            #expect(february.contains("<h2 id=\"current\">February 2017</h2>"))
            #expect(clock.set(to: "2017-03-01T00:00:00.000Z"))
            let march = try await client.get("/account/invoices.html").text
            #expect(march.contains("<h2 id=\"current\">March 2017</h2>"))
            #expect(march.contains("href=\"/account/invoices/2017-02-01.focus.csv\""))
        }
    }
}
