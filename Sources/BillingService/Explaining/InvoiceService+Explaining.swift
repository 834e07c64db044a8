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
        let document = try await reading.document(of: month, detail: .keyedItems)
        do {
            switch document {
            case .open(let invoice):
                return ExplainedInvoice(
                    invoice: invoice, ledger: reading.ledger, order: invoice.items.inOrder(), store: store,
                    batch: reading.ledger.batch, period: BillingPeriod(month: month, now: now), rules: rules,
                    closed: reading.closed, resources: invoice.items.columns.resourceKeys,
                    prices: try await store.priceBook(at: reading.ledger.batch))
            case .closed(let document):
                let closing = document.closing
                let invoice = Invoice(head: document.head, items: try await items(of: document))
                return ExplainedInvoice(
                    invoice: invoice, ledger: reading.ledger, order: Array(0..<invoice.items.count), store: store,
                    batch: closing.batch, period: closing.period, rules: closing.rules,
                    closed: reading.closed.known(at: closing.batch),
                    resources: try await store.resources(of: document.pieces, in: month).flatMap(\.self),
                    prices: try await store.priceBook(at: closing.batch))
            }
        } catch let error as InvoiceError { throw error } catch { throw .store(error as? StoreError ?? .failed("\(error)")) }
    }
}
