import Billing
import BillingService

/// The invoices of the local database.
struct LocalInvoices: InvoiceSource {
    let service: InvoiceService
    let now: Instant

    func months(of scope: Scope) async throws -> [Month] {
        try await service.list(of: scope, now: now).months
    }

    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> Invoice {
        try await service.invoice(id: id, of: scope, now: now, detail: detail).invoice
    }
}
