import Billing
import BillingExport
import BillingPages
import BillingService
import BillingTesting

/// Pages of invoices, made by the memory store.
struct SampleInvoicePages {
    let store = MemoryStore()
    var scope = Scope.account
    var id = "2017-02-01"
    var now = DocumentScenario.now
    var rules = BillingRules()

    var service: InvoiceService { InvoiceService(store: store, rules: rules, format: JSONLineItemFormat()) }

    func take(_ records: [UsageRecord], at time: Instant? = nil) async throws {
        try await store.take(records, clock: time ?? now)
    }

    func close(through month: Month, at time: Instant? = nil) async throws {
        let closing = ClosingService(store: store, rules: rules, format: JSONLineItemFormat(), clock: .fixed(at: time ?? now))
        _ = try await closing.finalize(through: month)
    }

    func facts(withSpaces: Bool = false) async throws -> InvoiceFacts {
        InvoiceFacts(try await service.itemized(id: id, of: scope, withSpaces: withSpaces, now: now), of: scope)
    }

    /// A page as it is sent, without what is around every page.
    func html(_ query: InvoiceQuery = InvoiceQuery()) async throws -> String {
        let itemized = try await service.itemized(id: id, of: scope, withSpaces: query.filter.space != nil, now: now)
        var explained: ExplainedItem?
        if let number = query.explained {
            let explanation = try await itemized.explanation(at: number - 1)
            let item = itemized.tree.items[itemized.tree.order[number - 1]]
            explained = ExplainedItem(
                title: ExplanationText.title(of: item, currency: rules.currency),
                sentences: explanation.map { ExplanationText.sentences(of: $0, currency: rules.currency) } ?? [])
        }
        return InvoicePage(of: InvoiceFacts(itemized, of: scope), query, explained: explained).html(in: .sample)
    }

    func changes(_ query: ChangesQuery = ChangesQuery()) async throws -> String {
        let comparison = try await service.comparison(of: id, from: query.from, of: scope, now: now).comparison
        let months = try await service.list(of: scope, now: now).months
        let name = try await service.name(of: scope)
        return ChangesPage(of: comparison, query, scope: scope, name: name, months: months, now: now).html(in: .sample)
    }

    /// A platform of a few organizations, one of which has an app with a quarter of all items.
    static func large(itemCount: Int) -> [UsageRecord] {
        var records: [UsageRecord] = []
        for number in 0..<itemCount {
            let isBig = number % 4 == 0
            let organization = isBig ? "org-1" : "org-\(number % 3)"
            let app = isBig ? "big" : "app-\(number % 150)"
            let price = Price(unchecked: Int64(number % 90) * 1_000_000)
            records.append(
                UsageRecord(
                    "gp\(number % 7) r\(number) dyno", price: price, from: "2017-01-09T08:00:11.250Z",
                    organization: organization, space: "s", app: app))
        }
        return records
    }
}

extension InvoiceFacts {
    init(_ itemized: ItemizedInvoice, of scope: Scope) {
        self.init(
            scope: scope, name: itemized.name, head: itemized.head, period: itemized.period,
            closed: itemized.closing?.recorded, tree: itemized.tree, days: itemized.days, change: itemized.change,
            months: itemized.months)
    }
}
