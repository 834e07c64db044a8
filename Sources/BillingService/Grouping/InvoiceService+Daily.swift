public import Billing

extension InvoiceService {
    /// What an invoice's items cost by day, and the batch that this is of.
    ///
    /// Days of a closed month are those that its invoice billed.
    ///
    /// - Parameter grouping: nil for all items together.
    public func dailyCosts(
        id: String, of scope: Scope, by grouping: ItemGrouping? = nil, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> (costs: DailyCosts, ledger: Ledger) {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        let sheet = try await reading.sheet(of: month, detail: grouping.detail)
        do {
            let costs = DailyCosts(
                items: sheet.items, currency: sheet.rules.currency, grouped: try await sheet.grouped(by: grouping, in: store),
                by: grouping, lost: try await sheet.lostDays(in: store), corrections: Set(sheet.corrections.keys),
                period: sheet.period, proration: sheet.rules.proration)
            return (costs, reading.ledger)
        } catch { throw .store(error) }
    }
}

extension ItemGrouping? {
    /// What is needed of an open month's items.
    var detail: UsageDetail { self?.needsKeys ?? false ? .keyedItems : .items }
}
