import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

@Suite struct DirectoryRouteTests {
    private static let page: HTTPFields = [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"]

    /// What a store with two organizations and an app that moved has.
    private func fixture(authKey: String? = nil) async throws -> WebFixture {
        var fixture = WebFixture()
        fixture.authKey = authKey
        try await fixture.store.take(events: [
            .changed(
                "1", at: "2017-02-01T00:00:00Z", price: "10", organization: .init("Blue sky", id: "b/1"), app: "api", appID: "7"),
            .changed("2", at: "2017-02-01T00:00:00Z", price: "10", organization: "akkeris", space: "stage", app: "shop"),
            .moved("3", at: "2017-02-02T00:00:00Z", space: "live", appID: "7"),
        ])
        return fixture
    }

    @Test(
        arguments: [
            (
                "/organizations",
                """
                {"organizations":[{"name":"Blue sky","id":"b/1","invoices":"/organizations/b%2F1/invoices"},\
                {"name":"akkeris","id":null,"invoices":"/organizations/akkeris/invoices"}],"next":null}
                """
            ),
            (
                "/organizations?q=LUE+S",
                """
                {"organizations":[{"name":"Blue sky","id":"b/1","invoices":"/organizations/b%2F1/invoices"}],"next":null}
                """
            ),
            ("/organizations?q=nobody", "{\"organizations\":[],\"next\":null}"),
            (
                "/organizations?limit=1",
                """
                {"organizations":[{"name":"Blue sky","id":"b/1","invoices":"/organizations/b%2F1/invoices"}],\
                "next":"/organizations?limit=1&after=0.3.b%2F1Blue%20sky"}
                """
            ),
            (
                "/organizations?limit=1&after=0.3.b%2F1Blue%20sky",
                """
                {"organizations":[{"name":"akkeris","id":null,"invoices":"/organizations/akkeris/invoices"}],"next":null}
                """
            ),
            (
                "/spaces?q=E&limit=2",
                """
                {"spaces":[{"name":"live","id":null,"invoices":"/spaces/live/invoices"},\
                {"name":"space","id":null,"invoices":"/spaces/space/invoices"}],"next":"/spaces?q=E&limit=2&after=0..space"}
                """
            ),
            (
                "/apps",
                """
                {"apps":[{"name":"api","id":"7","shown_name":"api-live","organization":"Blue sky","space":"live",\
                "invoices":"/organizations/b%2F1/invoices"},\
                {"name":"shop","id":null,"shown_name":"shop-stage","organization":"akkeris","space":"stage",\
                "invoices":"/organizations/akkeris/invoices"}],"next":null}
                """
            ),
        ])
    func `lists are told as JSON`(path: String, expected: String) async throws {
        try await fixture().test([]) { client in
            let response = try await client.get(path)
            #expect(response.status == .ok)
            #expect(response.text == expected)
            #expect(response.batch == "1")
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.headers[.cacheControl] == "private, no-cache")
            let head = try await client.execute(uri: path, method: .head)
            #expect(head.headers[.contentLength] == String(response.length))
            #expect(head.length == 0)
        }
    }

    @Test(arguments: [
        ("limit=0", "limit must be a number from 1 to 200, not \\\"0\\\"."),
        (
            "after=x",
            "after must be what the part before says in its next, not \\\"x\\\". Leave it out to begin at the beginning."
        ),
    ])
    func `what can't be read is refused`(query: String, message: String) async throws {
        try await fixture().test([]) { client in
            let response = try await client.get("/spaces?\(query)")
            #expect(response.status == .badRequest)
            #expect(response.text == "{\"id\":\"bad_request\",\"message\":\"\(message)\",\"code\":400}")
        }
    }

    @Test func `a list beside it leaves an organization's invoices where they are`() async throws {
        try await fixture().test([]) { client in
            let invoices = try await client.get("/organizations/b%2F1/invoices")
            #expect(invoices.text == "[{\"$ref\":\"/organizations/b%2F1/invoices/2017-02-01\"}]")
            #expect(try await client.send("{}", to: "/organizations").status == .methodNotAllowed)
        }
        try await WebFixture.application(over: FailingStore(.unavailable("gone"))).test(.router) { client in
            let apps = try await client.get("/apps")
            #expect(apps.status == .serviceUnavailable)
        }
    }

    @Test(arguments: ["/organizations", "/spaces", "/apps"])
    func `a list needs the key`(path: String) async throws {
        try await fixture(authKey: "secret").test([]) { client in
            let refused = try await client.get(path)
            #expect(refused.status == .unauthorized)
            #expect(try await client.get(path, [.authorization: "secret"]).status == .ok)
        }
    }

    @Test(
        arguments: [
            ("/organizations", "<h1>Organizations</h1>", "href=\"/organizations/b%2F1/invoices\">Blue sky</a>"),
            ("/spaces?limit=1", "<h1>Spaces</h1>", "href=\"/spaces?limit=1&amp;after=0..live\" rel=\"next\">More spaces</a>"),
            (
                "/apps?q=api", "value=\"api\"",
                "href=\"/organizations/b%2F1/invoices/2017-02-01?app=api-live\">api-live</a>"
            ), ("/spaces?after=0..live", "Back to the first spaces", "href=\"/spaces/space/invoices\">space</a>"),
            ("/plans", "<h1>Plans</h1>", "The price book is empty."),
            ("/account/credits", "<h1 class=\"name\">Credits</h1>", "No credit has been granted yet."),
            ("/organizations/akkeris/credits", "Credits of akkeris</h1>", "No credit has been granted to"),
        ])
    func `people get pages`(path: String, title: String, content: String) async throws {
        try await fixture().test([]) { client in
            let response = try await client.get(path, Self.page)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(response.batch == "1")
            #expect(response.text.contains(title))
            #expect(response.text.contains(content))
        }
    }

    @Test func `all that an app is linked to is there, also where its organization has used nothing`() async throws {
        let fixture = try await fixture()
        try await fixture.store.take(events: [
            .changed(
                "4", at: "2017-02-01T00:00:00Z", quantity: 0, price: "10", organization: .init("Idle", id: "i"), space: "idle",
                app: "new")
        ])
        try await fixture.test([]) { client in
            let page = try await client.get("/apps", Self.page).text
            #expect(page.contains("href=\"/organizations/i/invoices\">new-idle</a>"))
            #expect(page.contains("href=\"/organizations/b%2F1/invoices/2017-02-01?app=api-live\">api-live</a>"))
            for match in page.matches(of: /href="(\/(?:organizations|spaces)\/[^"]+)"/) {
                #expect(try await client.get(String(match.1), Self.page).status == .ok, "\(match.1)")
            }
        }
    }

    @Test func `credits and plans are shown to people as programs have them`() async throws {
        let fixture = try await fixture()
        _ = await fixture.store.set(
            [PlanPrice(type: .dyno, plan: "gp2", price: "60", validFrom: "2017-01-01T00:00:00Z")], clock: fixture.now)
        try await fixture.test([]) { client in
            let body = "{\"amount\":3,\"reason\":\"Sorry\",\"valid_from\":\"2017-01-01T00:00:00Z\",\"idempotency_key\":\"k\"}"
            _ = try await client.send(body, to: "/organizations/b%2F1/credits")
            let plans = try await client.get("/plans?q=GP", Self.page).text
            #expect(plans.contains("<td class=\"number\">$60.00</td><td>1 January 2017</td>"))
            for path in ["/account/credits", "/organizations/b%2F1/credits"] {
                let credits = try await client.get(path, Self.page).text
                #expect(credits.contains("$1.79 on <a href=\"/organizations/b%2F1/invoices/2017-02-01\">February 2017</a>"))
                #expect(credits.contains("<td class=\"number\">$3.00</td><td class=\"number\">$1.21</td>"))
            }
            let unknown = try await client.get("/organizations/nobody/credits", Self.page)
            #expect(unknown.status == .notFound)
            #expect(unknown.headers[.contentType] == "text/html; charset=utf-8")
        }
    }
}
