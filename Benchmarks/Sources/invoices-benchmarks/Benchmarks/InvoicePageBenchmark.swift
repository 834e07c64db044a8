import Billing
import BillingExport
import BillingPages
import BillingService
import BillingSQLite
import BillingTesting

/// How long a person waits for the page of a large invoice, from the database to the last byte of HTML.
enum InvoicePageBenchmark: Benchmark {
    static let name = "invoice-page"
    static let summary = "the page of an account's invoice of 100,000 items, open and closed, beside its JSON"

    private static let targetMilliseconds = 1000.0
    private static let items = 100_000
    private static let organizations = 20
    private static let runs = 5

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let lines = workspace.path(of: "invoice-page.ndjson")
        try UsageFile.write(LiveMonth.lines(items, organizations: organizations), to: lines)
        let database = try await workspace.makeDatabase("invoice-page", .sqlite)
        let month = LiveMonth.period.month
        let now = month.end.advanced(milliseconds: Day.milliseconds)
        let settings = ["--database", database, "--now", now.description]
        try invoices(["import", "usage", lines] + settings, in: workspace)
        let service = InvoiceService(store: try SQLiteStore(path: database), rules: BillingRules(), format: JSONLineItemFormat())
        var measurements = try await measure(service, "open", now: now)
        try invoices(["finalize", month.description] + settings, in: workspace)
        measurements += try await measure(service, "closed", now: now)
        return measurements
    }

    private static func invoices(_ arguments: [String], in workspace: Workspace) throws {
        let program = Program(try workspace.invoices(), arguments, folder: workspace.path)
        try program.start()
        _ = try program.finish()
    }

    private static func measure(_ service: InvoiceService, _ name: String, now: Instant) async throws -> [Measurement] {
        let id = LiveMonth.period.month.description
        let json = try await shortest(of: runs) {
            try await seconds {
                _ = InvoiceJSON.bytes(of: try await service.invoice(id: id, of: .account, now: now).invoice)
            }
        }
        let peer = Measurement.Peer(name: "its JSON", value: json * 1000)
        let first = try await shortest(of: runs) {
            try await seconds { _ = html(try await service.itemized(id: id, of: .account, now: now), InvoiceQuery()) }
        }
        let itemized = try await service.itemized(id: id, of: .account, now: now)
        try expectEqual(itemized.tree.cost, itemized.head.totals.charges, "the charges of the account")
        let search = InvoiceQuery(filter: ItemFilter(text: "web gp1"), sort: .newest)
        let again = try await shortest(of: runs) { try await seconds { _ = html(itemized, search) } }
        return [
            Measurement(
                name: "invoice page, \(name)", value: first * 1000, unit: .milliseconds, peer: peer,
                target: .atMost(targetMilliseconds)),
            Measurement(name: "  a search in it, \(name)", value: again * 1000, unit: .milliseconds),
        ]
    }

    private static func html(_ itemized: ItemizedInvoice, _ query: InvoiceQuery) -> String {
        let facts = InvoiceFacts(
            scope: .account, name: nil, head: itemized.head, period: itemized.period, closed: itemized.closing?.recorded,
            tree: itemized.tree, days: itemized.days, change: itemized.change, months: itemized.months)
        return InvoicePage(of: facts, query).html(in: PageFrame(version: "1", assetTag: "1", canChart: true))
    }
}
