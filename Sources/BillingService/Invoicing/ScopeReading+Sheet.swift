import Billing

extension ScopeReading {
    /// The items of an invoice of the scope.
    ///
    /// - Parameter detail: what is wanted of an open month's items; those of a closed one always have their keys.
    mutating func sheet(of month: Month, detail: UsageDetail) async throws(InvoiceError) -> ItemSheet {
        switch try await document(of: month, detail: detail) {
        case .open(let invoice):
            // They stand behind the items of usage, in this order.
            let corrections = try await corrections(of: history.key, into: month, detail: detail)
            let first = invoice.items.count - corrections.count
            return ItemSheet(
                invoice: invoice, period: BillingPeriod(month: month, now: now), rules: service.rules, batch: ledger.batch,
                resources: invoice.items.columns.resourceKeys,
                corrections: Dictionary(
                    uniqueKeysWithValues: corrections.enumerated().map { (first + $0.offset, $0.element.correction) }))
        case .closed(let document): return try await sheet(of: document)
        }
    }

    private func sheet(of document: ClosedDocument) async throws(InvoiceError) -> ItemSheet {
        let closing = document.closing
        let items = try await service.items(of: document)
        let resources: [ResourceKey]
        do { resources = try await service.store.resources(of: document.pieces, in: closing.month).flatMap(\.self) } catch {
            throw .store(error)
        }
        var corrections: [Int: Correction] = [:]
        if items.mayHaveCorrections {
            corrections = items.find(try await self.corrections(settledBy: closing), resources: resources)
        }
        return ItemSheet(
            invoice: Invoice(head: document.head, items: items), period: closing.period, rules: closing.rules,
            closing: closing, batch: closing.batch, resources: resources, corrections: corrections,
            pieces: document.pieces.flatMap { repeatElement($0, count: $0.itemCount) })
    }

    /// The corrections that a closed month's invoice has: those that were due just before it was closed.
    private func corrections(settledBy closing: Closing) async throws(InvoiceError) -> [CorrectionItem] {
        let before = Ledger(batch: closing.batch - 1, recorded: closing.recorded)
        let history = ScopeHistory(
            ledger: before, key: history.key, firstUsage: nil, closed: closed.known(at: before.batch))
        var earlier = try ScopeReading(service, scope: scope, now: closing.month.end, history: history, isPast: true)
        return try await earlier.corrections(of: history.key, into: closing.month, detail: .keyedItems)
    }
}
