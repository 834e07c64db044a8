public import Billing

extension InvoiceService {
    /// An invoice to be looked into.
    ///
    /// - Parameter withSpaces: whether the items' spaces are needed even where it takes a look at their histories to tell them.
    public func itemized(
        id: String, of scope: Scope, withSpaces: Bool = false, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> ItemizedInvoice {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        guard let months = try await reading.months() else { throw .noUsage(scope) }
        let sheet = try await reading.sheet(of: month, detail: .keyedItems)
        let change = months.contains(month.previous) ? try await change(of: sheet, in: &reading) : nil
        do {
            let explained = ExplainedInvoice(
                sheet, ledger: reading.ledger, store: store, closed: reading.closed.known(at: sheet.batch),
                prices: try await store.priceBook(at: sheet.batch))
            let tree = ItemTree(
                sheet.items, order: explained.order, organizations: sheet.organizationNumbers,
                keys: try await sheet.keys(withSpaces: withSpaces || sheet.tellsSpaces, in: store))
            let days = DailyCosts(
                items: sheet.items, currency: sheet.rules.currency, grouped: try await sheet.grouped(by: .type, in: store),
                by: .type, lost: try await sheet.lostDays(in: store), corrections: Set(sheet.corrections.keys),
                period: sheet.period, proration: sheet.rules.proration)
            return ItemizedInvoice(
                sheet, reading: reading, tree: tree, days: days, change: change, months: months, explained: explained)
        } catch { throw .store(error) }
    }

    /// How an invoice differs from that of the month before, in parts alone.
    private func change(
        of sheet: ItemSheet, in reading: inout ScopeReading
    ) async throws(InvoiceError) -> Comparison {
        var invoice = try await reading.compared(sheet)
        var earlier = try await reading.compared(sheet.period.month.previous)
        try await reading.unifyAppNames(&earlier, &invoice)
        var comparison = Comparison(of: invoice, from: earlier)
        comparison.organizations = []
        return comparison
    }
}
