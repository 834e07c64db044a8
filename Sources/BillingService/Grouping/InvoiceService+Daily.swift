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
        let sheet = try await reading.sheet(of: month, grouping: grouping, withDays: true)
        let costs = DailyCosts(
            items: sheet.items, currency: sheet.head.currency, grouped: sheet.grouped(by: grouping), by: grouping,
            lost: sheet.lost, corrections: sheet.corrections, period: sheet.period, proration: sheet.rules.proration)
        return (costs, reading.ledger)
    }
}
