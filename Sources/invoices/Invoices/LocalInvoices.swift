import Billing
import BillingService

/// The invoices of the local database.
struct LocalInvoices: InvoiceSource {
    let service: InvoiceService
    let now: Instant
    /// Nil for the last one.
    let batch: Int64?

    func months(of scope: Scope) async throws -> [Month] {
        try await service.list(of: scope, now: now, batch: batch).months
    }

    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> FoundInvoice {
        let document = try await service.document(id: id, of: scope, now: now, batch: batch, detail: detail).document
        switch document {
        case .open(let invoice): return FoundInvoice(invoice: invoice, itemCount: invoice.items.count)
        case .closed(let closed):
            let invoice =
                detail == .totals
                ? Invoice(head: closed.head, items: LineItems(columns: SpanColumns(), billed: []))
                : try await service.invoice(id: id, of: scope, now: now, batch: batch, detail: detail).invoice
            return FoundInvoice(
                invoice: invoice, itemCount: closed.pieces.reduce(0) { $0 + $1.itemCount },
                closedAt: closed.closing.recorded)
        }
    }
}
