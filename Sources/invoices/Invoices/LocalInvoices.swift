import Billing
import BillingExport
import BillingService

/// The invoices of the local database.
struct LocalInvoices: InvoiceSource {
    let service: InvoiceService
    let now: Instant
    /// Nil for the last one.
    let batch: Int64?
    /// The platform's name.
    let issuer: String

    func name(of scope: Scope) async throws -> String? { try await service.name(of: scope, batch: batch) }

    func months(of scope: Scope) async throws -> [Month] {
        try await service.list(of: scope, now: now, batch: batch).months
    }

    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> FoundInvoice {
        let document = try await service.document(id: id, of: scope, now: now, batch: batch, detail: detail).document
        switch document {
        case .open(let invoice): return FoundInvoice(invoice: invoice)
        case .closed(let closed):
            let invoice =
                detail == .totals
                ? Invoice(head: closed.head, items: LineItems(columns: SpanColumns(), billed: []))
                : try await service.invoice(id: id, of: scope, now: now, batch: batch, detail: detail).invoice
            return FoundInvoice(invoice: invoice, closedAt: closed.closing.recorded)
        }
    }

    func dailyCosts(_ id: String, of scope: Scope, by grouping: ItemGrouping?) async throws -> DailyCosts {
        try await service.dailyCosts(id: id, of: scope, by: grouping, now: now, batch: batch).costs
    }

    func usage(of scope: Scope, start: String?, end: String?, by grouping: ItemGrouping?) async throws -> FoundUsage {
        let months = try UsageRange(start: start, end: end, now: now).months
        let rows = try await service.usageRows(of: scope, in: months, by: grouping, now: now, batch: batch).rows
        return FoundUsage(rows: rows, months: months, currency: service.rules.currency)
    }

    func comparison(of id: String, from: String, of scope: Scope) async throws -> Comparison {
        try await service.comparison(of: id, from: from, of: scope, now: now, batch: batch).comparison
    }

    func explain(_ id: String, of scope: Scope, _ body: ([SaidItem]) throws -> Void) async throws {
        let explained = try await service.explained(id: id, of: scope, now: now, batch: batch)
        let invoice = explained.invoice
        var rest = explained.order[...]
        while !rest.isEmpty {
            let page = rest.prefix(ExplainedInvoice.pageLength)
            rest = rest.dropFirst(page.count)
            let explanations = try await explained.explanations(of: page)
            try body(
                zip(page, explanations).map { index, explanation in
                    SaidItem(
                        app: invoice.items[index].app,
                        title: ExplanationText.title(of: invoice.items[index], currency: invoice.currency),
                        sentences: explanation.map { ExplanationText.sentences(of: $0, currency: invoice.currency) } ?? [])
                })
        }
    }
}
