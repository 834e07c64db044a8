import Billing
import BillingService
import BillingTesting

/// A store in memory with some usage, as it is seen at one moment.
struct MemoryInvoices {
    let store: MemoryStore
    let now: Instant

    init(_ records: [UsageRecord], now: Instant = DocumentScenario.now) async throws {
        try await self.init(files: [[records]], now: now)
    }

    init(files: [[[UsageRecord]]], now: Instant) async throws {
        store = MemoryStore()
        self.now = now
        for file in files { try await store.take(chunks: file, clock: now) }
    }

    init(_ deliveries: [RandomEventHistory.Delivery], now: Instant) async throws {
        store = MemoryStore()
        self.now = now
        for delivery in deliveries { try await store.take(delivery, clock: now) }
    }

    func invoice(_ month: Month, of scope: Scope = .account, by rules: BillingRules = BillingRules()) async throws -> Invoice {
        try await InvoiceService(store: store, rules: rules).invoice(id: month.description, of: scope, now: now).invoice
    }

    func invoice(_ month: Month, of scope: Scope = .account, by proration: Proration) async throws -> Invoice {
        try await invoice(month, of: scope, by: BillingRules(proration: proration))
    }

    func months(of scope: Scope = .account) async throws -> [Month] {
        try await InvoiceService(store: store, rules: BillingRules()).list(of: scope, now: now).months
    }
}

extension Invoice {
    /// The items' billed prices in order, as an invoice in dollars shows them.
    var billedPrices: [String] {
        items.inOrder().map { items[$0].billedPrice.decimal(in: currency) }
    }

    var charges: String { totals.charges.decimal(in: currency) }
}
