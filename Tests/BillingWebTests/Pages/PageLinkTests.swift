import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// Every link of every kind of page: that it leads somewhere, and does not leave the moment that its page is of.
@Suite struct PageLinkTests {
    private static let organization = "/organizations/" + pathSegment(of: "6f/9c?&#%+ é")
    private static let space = "/spaces/" + pathSegment(of: "s/7 +?")

    /// The pages that tell of money, so that `as_of` may be asked of them.
    private static let paths =
        scopes.flatMap { scope in ends.map { scope + $0 } }
        + ["/account/credits", organization + "/credits", "/organizations/akkeris/credits"]
    private static let ends = [
        "/invoices", "/invoices/2017-02-01", "/invoices/2017-01-01", "/invoices/2017-02-01?explain=1",
        "/invoices/2017-02-01?q=web&org=\(pathSegment(of: name))&sort=name",
        "/invoices/2017-02-01?app=\(pathSegment(of: "a&b=\"c\"-" + spaceName))", "/invoices/2017-02-01/changes",
        "/invoices/2017-02-01/changes?from=2016-12-01",
    ]
    private static let scopes = ["/account", organization, "/organizations/akkeris", space, "/spaces/space"]
    private static let lists = [
        "/organizations", "/organizations?q=a", "/organizations?limit=1", "/organizations?q=nobody", "/spaces",
        "/spaces?limit=1", "/apps", "/apps?limit=1", "/plans", "/plans?q=nothing", "/docs",
    ]
    /// Lists are of the present, whatever moment they are asked for.
    private static let listsOfNow = [
        "/organizations?as_of=2017-02-05T13:30:00+01:00", "/spaces?as_of=2017-02-05T12:30:00Z&batch=5",
        "/apps?as_of=2017-02-05T12:30:00Z", "/plans?as_of=2017-02-05T12:30:00Z",
    ]
    private static let name = "Söhne & \"Co\" <b>/?#+%41 'x'"
    private static let spaceName = "Prod <1> & +/2"

    /// Two organizations, one of which has an id and a name that nothing may take for something else; a credit that is used,
    /// and what came later and makes everything cost something else.
    private func fixture() async throws -> WebFixture {
        let fixture = WebFixture()
        func event(_ id: String, _ quantity: Int64, app: String = "a&b=\"c\"", at time: Instant) -> EventRecord {
            .changed(
                id, at: time, quantity: quantity, price: "31", organization: .init(Self.name, id: "6f/9c?&#%+ é"),
                space: .init(Self.spaceName, id: "s/7 +?"), app: app, appID: app)
        }
        try await fixture.store.take(WebFixture.document, clock: "2017-02-05T01:00:00Z")
        try await fixture.store.take(
            events: [event("1", 1, at: "2016-11-01T00:00:00Z"), event("2", 2, at: "2017-02-01T00:00:00Z")],
            clock: "2017-02-05T02:00:00Z")
        let credits = CreditService(invoices: fixture.service, clock: .fixed(at: "2017-02-05T03:00:00Z"))
        for organization in ["6f/9c?&#%+ é", "akkeris"] {
            _ = try await credits.grant(
                CreditGrant(
                    key: organization, amount: Money(minorUnits: 5000), reason: "Sorry", validFrom: "2016-12-01T00:00:00Z"),
                to: organization)
        }
        _ = try await PlanService(store: fixture.store, clock: .fixed(at: "2017-02-05T03:00:00Z")).set([
            PlanPriceRequest(type: .dyno, plan: "gp2", price: "60", validFrom: "2016-01-01T00:00:00Z")
        ])
        try await fixture.store.take(
            events: [event("3", 7, app: "late", at: "2017-01-01T00:00:00Z")], clock: "2017-02-05T20:00:00Z")
        return fixture
    }

    /// Where a page's links lead on this server, without what they point at in a page.
    private static func links(of page: TestResponse) -> [String] {
        page.text.matches(of: /<(?:a|link)\b[^>]*?\shref="([^"]*)"/).map { match in
            let path = String(match.1).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
            return String(path.prefix { $0 != "#" })
        }.filter { $0.hasPrefix("/") }
    }

    /// Whether a link leads to what something costs.
    private static func showsMoney(_ link: String) -> Bool {
        link.prefixMatch(of: /\/(?:account|organizations\/[^\/?]+|spaces\/[^\/?]+)\/(?:invoices|credits|export|usage)/) != nil
    }

    private static let moments = [
        "", "as_of=2017-02-05T12:30:00.000Z", "as_of=2017-02-05T13:30:00+01:00", "as_of=2017-02-05T12%3A30%3A00Z&batch=5",
    ]

    @Test(arguments: moments)
    func `each link of each page that tells of money is there`(moment: String) async throws {
        try await fixture().test([]) { client in
            var followed: Set<String> = []
            for path in Self.paths {
                let asked = moment.isEmpty ? path : path + (path.contains("?") ? "&" : "?") + moment
                let page = try await Browser.page(asked, client)
                #expect(page.status == .ok, "\(asked): \(page.text)")
                let links = Self.links(of: page)
                #expect(links.count > 10)
                for link in Set(links) where followed.insert(link).inserted {
                    let response = try await Browser.page(link, client)
                    #expect(response.status == .ok, "\(asked) leads to \(link)")
                }
            }
            #expect(followed.count > 100)
        }
    }

    @Test(arguments: moments.dropFirst())
    func `a page of an earlier moment leads to the present by one link alone`(moment: String) async throws {
        try await fixture().test([]) { client in
            for path in Self.paths {
                let page = try await Browser.page(path + (path.contains("?") ? "&" : "?") + moment, client)
                #expect(page.text.contains("This is as it was told on 5 February 2017, 12:30 UTC."))
                let links = Self.links(of: page).filter(Self.showsMoney)
                let query = "as_of=2017-02-05T12%3A30%3A00.000Z&batch=5"
                #expect(links.count { $0.contains("?\(query)") || $0.contains("&\(query)") } == links.count - 1, "\(links)")
                let present = try #require(links.first { !$0.contains("as_of=") })
                #expect(present == path.replacing(/[?&]explain=1/, with: ""))
                #expect(page.text.contains("\">See it as it is now</a>"))
                let forms = page.text.matches(of: /<form [^>]*method="get"[\s\S]*?<\/form>/)
                for form in forms { #expect(form.0.contains("name=\"as_of\" value=\"2017-02-05T12:30:00.000Z\"")) }
                let now = try await Browser.page(present, client)
                #expect(!now.text.contains("as_of="))
                #expect(!now.text.contains("See it as it is now"))
            }
        }
    }

    @Test func `a sum of an earlier moment leads to the invoice with that sum`() async throws {
        try await fixture().test([]) { client in
            let path = Self.organization + "/invoices?as_of=2017-02-05T13:30:00+01:00"
            let page = try await Browser.page(path, client)
            let figure = try #require(
                page.text.firstMatch(of: /<dt>So far<\/dt><dd><a href="([^"]*)"><data value="[^"]*">([^<]*)</))
            let invoice = try await Browser.page(String(figure.1).replacing("&amp;", with: "&"), client)
            #expect(invoice.text.contains("<strong>\(figure.2)</strong>"))
            let present = try await Browser.page(Self.organization + "/invoices/2017-02-01", client)
            #expect(!present.text.contains("<strong>\(figure.2)</strong>"))
        }
    }

    @Test(arguments: lists + listsOfNow)
    func `each link of each list is there`(path: String) async throws {
        try await fixture().test([]) { client in
            let page = try await Browser.page(path, client)
            #expect(page.status == .ok)
            let links = Set(Self.links(of: page))
            #expect(links.count > 5)
            for link in links {
                let response = try await Browser.page(link, client)
                #expect(response.status == .ok, "\(path) leads to \(link)")
            }
        }
    }
}
