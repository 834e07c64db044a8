import Billing
import BillingTesting
import Testing

@Suite struct DocumentInvoiceTests {
    @Test(arguments: [Scope.account, .organization("akkeris"), .space("space")])
    func hasTheDocumentsTotals(scope: Scope) async throws {
        let invoices = try await MemoryInvoices(DocumentScenario.records, now: DocumentScenario.now)
        let invoice = try await invoices.invoice(DocumentScenario.month, of: scope)
        let totals = invoice.totals
        #expect(totals.rated.addons.decimal(in: .usd) == "25")
        #expect(totals.rated.databases.decimal(in: .usd) == "0")
        #expect(totals.rated.dynos.decimal(in: .usd) == "188.51")
        #expect(totals.charges.decimal(in: .usd) == "213.51")
        #expect(totals.credits.decimal(in: .usd) == "0")
        #expect(totals.total.decimal(in: .usd) == "213.51")
        #expect(totals.rated.dynoUnits == 61)
        #expect(totals.rated.weightedDynoHourHundredths == 7320 * 100)
        #expect(invoice.number == "1485907200000")
        #expect(invoice.state == 1)
        #expect(invoice.periodEnd == DocumentScenario.now)
    }

    @Test func beginsWithTheDocumentsItems() async throws {
        let invoices = try await MemoryInvoices(DocumentScenario.records, now: DocumentScenario.now)
        let invoice = try await invoices.invoice(DocumentScenario.month)
        let items = invoice.items.inOrder().map { invoice.items[$0] }
        #expect(items.prefix(3).map(\.app) == ["app-space", "app-space", "app-space"])
        #expect(items.prefix(3).map(\.description) == ["lang:dev addon", "alamo-redis:small addon", "gp2 web dyno"])
        #expect(invoice.billedPrices.prefix(3) == ["0", "25", "10.71"])
        #expect(Set(items.map(\.organization)) == ["akkeris"])
        #expect(items.dropFirst(3).allSatisfy { $0.type == .dyno && $0.app > "app-space" && $0.app.hasSuffix("-space") })
    }

    @Test func hasTheDocumentsList() async throws {
        let invoices = try await MemoryInvoices(DocumentScenario.records, now: DocumentScenario.now)
        let ids = try await invoices.months().map(\.description)
        #expect(
            ids == [
                "2016-07-01", "2016-08-01", "2016-09-01", "2016-10-01", "2016-11-01", "2016-12-01", "2017-01-01", "2017-02-01",
            ])
    }
}
