public import Billing

extension InvoiceService {
    /// Of an invoice with more items it is told how much it differs from the month before, and not why, which would take longer
    /// than all else together.
    public static let comparedItemLimit = 20_000

    /// Of a closed month with more items their spaces are told only where they are asked for, because it may take a look at the
    /// items' histories to tell them.
    static let placedItemLimit = 5_000

    /// An invoice to be looked into.
    ///
    /// - Parameters:
    ///   - withSpaces: whether the items' spaces are needed however long it takes to tell them.
    ///   - comparedItemLimit: how many items it may have to be compared in parts.
    public func itemized(
        id: String, of scope: Scope, withSpaces: Bool = false, comparedItemLimit: Int = InvoiceService.comparedItemLimit,
        now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> ItemizedInvoice {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        guard let months = try await reading.months() else { throw .noUsage(scope) }
        let sheet = try await reading.sheet(of: month, detail: .keyedItems)
        var change: Comparison?
        if months.contains(month.previous) {
            let isInParts = sheet.items.count <= comparedItemLimit
            change = isInParts ? try await self.change(of: sheet, in: &reading) : try await amount(of: sheet, in: &reading)
        }
        let name = try await reading.scopeName()
        do {
            let explained = ExplainedInvoice(
                sheet, ledger: reading.ledger, store: store, closed: reading.closed.known(at: sheet.batch),
                prices: try await store.priceBook(at: sheet.batch))
            let tellsSpaces = withSpaces || sheet.tellsSpaces || sheet.items.count <= Self.placedItemLimit
            let tree = ItemTree(
                sheet.items, order: explained.order, organizations: sheet.organizationNumbers,
                keys: try await sheet.keys(withSpaces: tellsSpaces, in: store))
            let days = try await sheet.dailyCosts(by: .type, in: store)
            return ItemizedInvoice(
                sheet, reading: reading, name: name, tree: tree, days: days, change: change, months: months,
                explained: explained)
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

    /// How much an invoice differs from that of the month before.
    private func amount(
        of sheet: ItemSheet, in reading: inout ScopeReading
    ) async throws(InvoiceError) -> Comparison {
        let (head, earlier) = (
            sheet.invoice.head, try await reading.document(of: sheet.period.month.previous, detail: .totals).head
        )
        return Comparison(
            from: earlier.month, month: head.month, fromPeriodEnd: earlier.periodEnd, periodEnd: head.periodEnd,
            currency: head.currency, fromTotal: earlier.totals.total, total: head.totals.total, parts: .none, organizations: [])
    }
}
