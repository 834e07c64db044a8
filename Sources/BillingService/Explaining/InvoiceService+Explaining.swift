public import Billing

extension InvoiceService {
    /// An invoice with all that is needed to explain its items.
    ///
    /// Items of a closed month are explained by what was known when it was closed.
    public func explained(
        id: String, of scope: Scope, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> ExplainedInvoice {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        let sheet = try await reading.sheet(of: month, detail: .keyedItems)
        do {
            return ExplainedInvoice(
                sheet, ledger: reading.ledger, store: store, closed: reading.closed.known(at: sheet.batch),
                prices: try await store.priceBook(at: sheet.batch))
        } catch { throw .store(error) }
    }
}
