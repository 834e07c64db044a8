import Billing
import BillingPages
import BillingService
import BillingTesting
import Testing

/// The page of an invoice, to the byte.
@Suite struct InvoicePageTests {
    @Test func `the document's invoice, on the fifth of its month`() async throws {
        let pages = SampleInvoicePages(scope: .organization("akkeris"))
        try await pages.take(DocumentScenario.records)
        let html = try await pages.html()
        #expect(try GoldenFile("invoice-document.html").matches(html))
        for amount in ["$188.51", "$25.00", "$213.51", "$948.62", "7,320"] { #expect(html.contains(amount), "\(amount)") }
    }

    @Test func `hostile names are names`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(HostileNames.records)
        let html = try await pages.html(InvoiceQuery(sort: .name))
        #expect(try GoldenFile("invoice-hostile.html").matches(html))
        #expect(!html.contains("<script>alert"))
        #expect(html.utf8.count < 100_000)
    }

    @Test func `a filter tells what it leaves`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(DocumentScenario.records)
        let query = InvoiceQuery(
            filter: ItemFilter(text: "web DYNO", type: .dyno, space: "space"), sort: .newest,
            moment: PageMoment(asOf: "2017-02-05T22:16:56.616Z", batch: 1))
        let html = try await pages.html(query)
        #expect(try GoldenFile("invoice-filtered.html").matches(html))
        #expect(html.contains("<p role=\"status\">3 of 6 items, $114.28 of $213.51.</p>"))
    }

    @Test func `one item is explained`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(DocumentScenario.records)
        let html = try await pages.html(InvoiceQuery(explained: 3))
        #expect(try GoldenFile("invoice-explained.html").matches(html))
        #expect(html.contains("rounded to $10.71."))
        #expect(html.ranges(of: "<tr aria-current=\"true\">").count == 1)
    }

    @Test func `a closed month, and the month with its corrections and credits`() async throws {
        var pages = SampleInvoicePages(scope: .organization("akkeris"))
        try await pages.take(DocumentScenario.records, at: "2017-01-20T00:00:00Z")
        let clock = BillingClock.fixed(at: "2017-01-21T00:00:00Z")
        _ = try await CreditService(invoices: pages.service, clock: clock).grant(
            CreditGrant(
                key: "k", amount: Money(minorUnits: 130_000), reason: "thanks", validFrom: "2017-01-01T00:00:00Z"),
            to: "akkeris")
        try await pages.close(through: "2017-01-01")
        try await pages.take([
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-20T00:00:00Z", to: "2017-02-03T00:00:00Z", app: "late")
        ])
        #expect(try GoldenFile("invoice-corrections.html").matches(try await pages.html(InvoiceQuery(explained: 6))))
        pages.id = "2017-01-01"
        let closed = try await pages.html(InvoiceQuery(filter: ItemFilter(space: "space")))
        #expect(try GoldenFile("invoice-closed.html").matches(closed))
        #expect(closed.contains("Closed on 5 February 2017, 22:16 UTC"))
    }

    @Test func `a month without items`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take([
            UsageRecord("gp1 web dyno", price: "30", from: "2017-01-20T00:00:00Z", to: "2017-01-21T00:00:00Z", app: "late")
        ])
        let html = try await pages.html()
        #expect(try GoldenFile("invoice-empty.html").matches(html))
        #expect(html.contains("<p role=\"status\">0 items, $0.00.</p>"))
        #expect(!html.contains("data-chart"))
    }

    @Test func `the sums are the invoice's own`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(SampleInvoicePages.large(itemCount: 700))
        let facts = try await pages.facts()
        let invoice = try await pages.service.invoice(id: pages.id, of: .account, now: pages.now).invoice
        #expect(facts.head == invoice.head)
        #expect(facts.tree.cost == invoice.totals.charges)
        #expect(facts.days.sum.charges == invoice.totals.charges)
        #expect(facts.change?.total == invoice.totals.total)
        #expect(facts.tree.order.map { facts.tree.items.billed[$0] } == invoice.items.inOrder().map { invoice.items.billed[$0] })
    }

    @Test func `a large invoice tells how much it has changed, and not in parts`() async throws {
        let pages = SampleInvoicePages()
        try await pages.take(DocumentScenario.records)
        let parts = try await pages.service.itemized(id: pages.id, of: .account, comparedItemLimit: 6, now: pages.now)
        let amount = try await pages.service.itemized(id: pages.id, of: .account, comparedItemLimit: 5, now: pages.now)
        #expect(parts.change?.parts.sum == amount.change?.change)
        #expect(amount.change?.parts == ChangeParts.none)
        let html = InvoicePage(of: InvoiceFacts(amount, of: .account), InvoiceQuery()).html(in: .sample)
        #expect(html.contains("$948.62</strong> less than January 2017, so far</a></p>"))
    }
}
