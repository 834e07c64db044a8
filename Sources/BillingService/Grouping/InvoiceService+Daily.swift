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
        do { return (try await sheet.dailyCosts(by: grouping, in: store), reading.ledger) } catch { throw .store(error) }
    }
}

extension ItemGrouping? {
    /// What is needed of an open month's items.
    var detail: UsageDetail { self?.needsKeys ?? false ? .keyedItems : .items }
}
