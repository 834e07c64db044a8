import Billing
import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// What is found by an id is shown by its name, wherever people see it; links stay with the id.
@Suite struct ScopeNameTests {
    private static let renamed: Instant = "2017-02-03T00:00:00Z"
    private static let january = "/invoices/2017-01-01"

    /// An organization and a space that have ids and were renamed once January was closed.
    private func fixture() async throws -> WebFixture {
        var fixture = WebFixture()
        fixture.now = "2017-02-02T00:00:00Z"
        try await fixture.store.take(events: [Self.event("1", at: "2016-12-01T00:00:00Z", "Acme", "Prod")], clock: fixture.now)
        try await fixture.close(through: "2017-01-01")
        let later = [Self.event("2", at: Self.renamed, "Globex", "Live")]
        fixture.now = "2017-02-04T00:00:00Z"
        try await fixture.store.take(events: later, clock: fixture.now)
        return fixture
    }

    private static func event(_ id: String, at time: Instant, _ organization: String, _ space: String) -> EventRecord {
        .changed(
            id, at: time, quantity: id == "1" ? 1 : 2, price: "31", organization: .init(organization, id: "6f9c-org-a"),
            space: .init(space, id: "77e0-space-b"), app: "shop", appID: "7")
    }

    private static let pages = [
        ("/organizations/6f9c-org-a/invoices", "Globex", "Acme"),
        ("/organizations/6f9c-org-a/invoices/2017-02-01", "Globex", "Acme"),
        ("/organizations/6f9c-org-a/invoices/2017-01-01", "Globex", "Acme"),
        ("/organizations/6f9c-org-a/invoices/2017-02-01/changes", "Globex", "Acme"),
        ("/organizations/6f9c-org-a/credits", "Globex", "Acme"),
        ("/spaces/77e0-space-b/invoices", "Live", "Prod"),
        ("/spaces/77e0-space-b/invoices/2017-02-01", "Live", "Prod"),
        ("/spaces/77e0-space-b/invoices/2017-01-01", "Live", "Prod"),
        ("/spaces/77e0-space-b/invoices/2017-02-01/changes", "Live", "Prod"),
    ]

    /// What people read of a page: without where its links and forms lead.
    private static func shown(_ page: TestResponse) -> String { page.text.replacing(/(href|action)="[^"]*"/, with: "") }

    @Test(arguments: pages)
    func `a page has the name that was known at its batch`(path: String, name: String, earlier: String) async throws {
        try await fixture().test([]) { client in
            for (query, expected, other) in [("", name, earlier), ("?as_of=2017-02-02T12:00:00Z", earlier, name)] {
                let page = try await Browser.page(path + query, client)
                #expect(page.status == .ok)
                let (shown, id) = (Self.shown(page), path.split(separator: "/")[1])
                #expect(!shown.contains(id), "\(shown)")
                #expect(try #require(shown.firstMatch(of: /<title>.*<\/title>/)).0.contains(expected))
                let main = try #require(shown.split(separator: "<main").last?.split(separator: "<h2").first)
                #expect(main.contains(expected) && !main.contains(other), "\(main)")
                #expect(page.text.contains("/\(id)/invoices"))
            }
        }
    }

    @Test(arguments: [
        ("/organizations/6f9c-org-a", "Globex", "Acme"), ("/organizations/Globex", "Globex", "Acme"),
        ("/spaces/77e0-space-b", "Live", "Prod"), ("/account", "account", "account"),
    ])
    func `a file is called by the name that was known at its batch`(path: String, name: String, earlier: String) async throws {
        try await fixture().test([]) { client in
            for suffix in [".pdf", ".csv", ".focus.csv", ".ndjson", ".json", ".json"] {
                let kind = suffix == ".pdf" ? "inline" : "attachment"
                func field(_ name: String) -> String { "\(kind); filename=\"\(name)-2017-01\(suffix)\"" }
                let file = try await client.get(path + Self.january + suffix)
                #expect(file.headers[.contentDisposition] == field(name))
                guard !path.hasSuffix(name) || path == "/account" else { continue }
                let past = try await client.get(path + Self.january + suffix + "?as_of=2017-02-02T12:00:00Z")
                #expect(past.headers[.contentDisposition] == field(earlier))
            }
            let export = try await client.get(path + "/export.csv?start=2017-01&end=2017-02")
            #expect(export.headers[.contentDisposition] == "attachment; filename=\"\(name)-2017-01-to-2017-02.csv\"")
        }
    }

    @Test func `an id without a name is what there is, and a name does no harm`() async throws {
        let fixture = WebFixture()
        let name = "../<b>\"\r"
        try await fixture.store.take(
            events: [
                .changed(
                    "1", at: "2017-01-01T00:00:00Z", price: "31", organization: .init("6f9c", id: "6f9c"), app: "a"),
                .changed(
                    "2", at: "2017-01-01T00:00:00Z", price: "31", organization: .init(name, id: "x"), space: "y", app: "b"),
            ], clock: fixture.now)
        try await fixture.test([]) { client in
            let plain = try await client.get("/organizations/6f9c/invoices/2017-01-01.csv")
            #expect(plain.headers[.contentDisposition] == "attachment; filename=\"6f9c-2017-01.csv\"")
            let file = try await client.get("/organizations/x/invoices/2017-01-01.csv")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"_.__b___-2017-01.csv\"")
            let page = try await Browser.page("/organizations/x/invoices/2017-01-01", client)
            #expect(page.text.contains("Organization <strong><bdi>../&lt;b&gt;&quot;"))
            #expect(!page.text.contains("<b>"))
        }
    }

    @Test func `programs are told what they were told before`() async throws {
        try await fixture().test([]) { client in
            let invoice = try await client.get("/organizations/6f9c-org-a/invoices/2017-01-01")
            #expect(invoice.text.contains("\"organization\":\"Acme\""))
            #expect(try await client.get("/organizations/Globex/invoices/2017-01-01").text == invoice.text)
            let list = try await client.get("/organizations/6f9c-org-a/invoices")
            #expect(list.text.contains("/organizations/6f9c-org-a/invoices/2017-01-01") && !list.text.contains("Globex"))
        }
    }
}

extension Browser {
    /// What a browser without cookies gets.
    static func page(_ path: String, _ client: any TestClientProtocol) async throws -> TestResponse {
        var browser = Browser(client)
        return try await browser.get(path)
    }
}
