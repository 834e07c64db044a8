import Billing
import BillingPages
import BillingService
import BillingTesting
import Testing

/// The page of what has changed, to the byte.
@Suite struct ChangesPageTests {
    @Test func `the document's month beside the one before`() async throws {
        let pages = SampleInvoicePages(scope: .organization("akkeris"))
        try await pages.take(DocumentScenario.records)
        try await pages.take([
            UsageRecord("gp3 web dyno", price: "90", quantity: 2, from: "2017-02-02T00:00:00Z", app: "<b>new</b>"),
            UsageRecord("gp1 old dyno", price: "30", from: "2017-01-02T00:00:00Z", to: "2017-01-05T00:00:00Z"),
        ])
        let html = try await pages.changes()
        #expect(try GoldenFile("changes.html").matches(html))
        #expect(!html.contains("<b>new"))
    }

    @Test func `nothing has changed beside itself`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(DocumentScenario.records)
        let html = try await pages.changes(ChangesQuery(from: "2017-02-01"))
        #expect(html.contains("<p>Nothing has changed.</p>"))
        #expect(html.contains("$0.00</span> more or less than February 2017, so far"))
    }

    @Test func `much is shown a level at a time`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(SampleInvoicePages.large(itemCount: 2000))
        let organizations = try await pages.changes()
        #expect(organizations.matches(of: /class="row reasoned" href=/).count == 3)
        let apps = try await pages.changes(ChangesQuery(organization: "org-1"))
        #expect(apps.contains("app=big-s"))
        let resources = try await pages.changes(ChangesQuery(organization: "org-1", app: "big-s"))
        #expect(resources.contains("1–100 of "))
        #expect(resources.utf8.count < 100_000)
    }
}
