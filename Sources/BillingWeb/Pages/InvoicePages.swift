import Billing
import BillingExport
import BillingPages
import BillingService
import Hummingbird

/// The pages of invoices and of what has changed between them.
struct InvoicePages: Sendable {
    let service: InvoiceService
    let invoices: ItemizedInvoices
    let pages: PageResponder

    func invoice(_ id: String, of scope: Scope, at viewpoint: Viewpoint, request: Request) async throws -> Response {
        let query = try InvoiceQuery(PageParameters(of: request), at: viewpoint)
        let itemized = try await invoices.invoice(
            id, of: scope, withSpaces: query.filter.space != nil, at: viewpoint)
        let facts = InvoiceFacts(
            scope: scope, name: itemized.name, head: itemized.head, period: itemized.period,
            closed: itemized.closing?.recorded, tree: itemized.tree, days: itemized.days, change: itemized.change,
            months: itemized.months)
        let page = InvoicePage(of: facts, query, explained: try await explained(query.explained, of: itemized))
        return pages.response(page, to: request, at: itemized.ledger, now: itemized.period.now)
    }

    /// - Parameter number: the item's in the invoice's order, from 1 on.
    private func explained(_ number: Int?, of itemized: ItemizedInvoice) async throws -> ExplainedItem? {
        guard let number, number > 0, number <= itemized.tree.order.count else { return nil }
        let currency = itemized.head.currency
        let item = itemized.tree.items[itemized.tree.order[number - 1]]
        let explanation = try await itemized.explanation(at: number - 1)
        return ExplainedItem(
            title: ExplanationText.title(of: item, currency: currency),
            sentences: explanation.map { ExplanationText.sentences(of: $0, currency: currency) } ?? [])
    }

    func changes(
        _ comparison: Comparison, of scope: Scope, ledger: Ledger, at viewpoint: Viewpoint, request: Request
    ) async throws -> Response {
        let query = try ChangesQuery(PageParameters(of: request), at: viewpoint)
        let (months, _) = try await service.list(of: scope, now: viewpoint.now, batch: viewpoint.batch)
        let name = try await service.name(of: scope, batch: ledger.batch)
        let page = ChangesPage(of: comparison, query, scope: scope, name: name, months: months, now: viewpoint.now)
        return pages.response(page, to: request, at: ledger, now: viewpoint.now)
    }
}

extension InvoiceQuery {
    fileprivate init(_ parameters: PageParameters, at viewpoint: Viewpoint) throws(APIError) {
        let filter = ItemFilter(
            text: try parameters.searchWords("q"), type: try parameters.choice("type", ItemType.allCases, name: \.name),
            space: parameters["space"], organization: parameters["org"], app: parameters["app"])
        // True and false are for JSON, which explains all items or none.
        let isNumber = !["true", "false"].contains(parameters["explain"] ?? "")
        self.init(
            filter: filter, sort: try parameters.choice("sort", ItemSort.allCases, name: \.rawValue) ?? .cost,
            page: try parameters.number("page") ?? 1, explained: isNumber ? try parameters.number("explain") : nil,
            moment: viewpoint.pageMoment)
    }
}

extension ChangesQuery {
    fileprivate init(_ parameters: PageParameters, at viewpoint: Viewpoint) throws(APIError) {
        self.init(
            from: parameters["from"], organization: parameters["org"], app: parameters["app"],
            page: try parameters.number("page") ?? 1, moment: viewpoint.pageMoment)
    }
}
