import Billing
import BillingService
import BillingTesting

/// Invoices to export, made by the memory store.
enum SampleInvoices {
    static func invoice(
        of records: [UsageRecord], id: String = "2017-02-01", scope: Scope = .account, now: Instant = DocumentScenario.now,
        rules: BillingRules = BillingRules()
    ) async throws -> Invoice {
        let store = MemoryStore()
        try await store.take(records, clock: now)
        return try await InvoiceService(store: store, rules: rules).invoice(id: id, of: scope, now: now).invoice
    }
}
