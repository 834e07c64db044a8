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
                // They stand behind the items of usage, in this order.
                let corrections = try await reading.corrections(of: reading.history.key, into: month, detail: .keyedItems)
                let first = invoice.items.count - corrections.count
                return ExplainedInvoice(
                    invoice: invoice, ledger: reading.ledger, order: invoice.items.inOrder(), store: store,
                    batch: reading.ledger.batch, period: BillingPeriod(month: month, now: now), rules: rules,
                    closed: reading.closed, resources: invoice.items.columns.resourceKeys,
                    corrections: Dictionary(
                        uniqueKeysWithValues: corrections.enumerated().map { (first + $0.offset, $0.element.correction) }),
                    prices: try await store.priceBook(at: reading.ledger.batch))
            case .closed(let document):
                let closing = document.closing
                let invoice = Invoice(head: document.head, items: try await items(of: document))
                let resources = try await store.resources(of: document.pieces, in: month).flatMap(\.self)
                let corrections = try await corrections(settledBy: closing, in: reading)
                return ExplainedInvoice(
                    invoice: invoice, ledger: reading.ledger, order: Array(0..<invoice.items.count), store: store,
                    batch: closing.batch, period: closing.period, rules: closing.rules,
                    closed: reading.closed.known(at: closing.batch),
                    resources: resources, corrections: invoice.items.find(corrections, resources: resources),
                    prices: try await store.priceBook(at: closing.batch))
            }
        } catch let error as InvoiceError { throw error } catch { throw .store(error as? StoreError ?? .failed("\(error)")) }
    }

    /// The corrections that a closed month's invoice has: those that were due just before it was closed.
    func corrections(
        settledBy closing: Closing, in reading: ScopeReading
    ) async throws(InvoiceError) -> [CorrectionItem] {
        let before = Ledger(batch: closing.batch - 1, recorded: closing.recorded)
        let history = ScopeHistory(
            ledger: before, key: reading.history.key, firstUsage: nil, closed: reading.closed.known(at: before.batch))
        var earlier = try ScopeReading(
            self, scope: reading.scope, now: closing.month.end, history: history, isPast: true)
        return try await earlier.corrections(of: history.key, into: closing.month, detail: .keyedItems)
    }
}

extension LineItems {
    /// What a correction is found by among items that were stored.
    private struct Shown: Hashable {
        var resource: ResourceKey
        var organization: String
        var app: String
        var description: String
        var start: Instant
        var quantity: Int32
        var price: Price
        var amount: Money
    }

    /// Some corrections by the indices of their items.
    func find(_ corrections: [CorrectionItem], resources: [ResourceKey]) -> [Int: Correction] {
        guard !corrections.isEmpty else { return [:] }
        let known = Dictionary(grouping: corrections) { item in
            let line = item.correction.line
            return Shown(
                resource: item.correction.resource, organization: item.organization, app: item.app,
                description: item.shownDescription, start: line.start, quantity: line.quantity.count, price: line.price,
                amount: Money(minorUnits: Int128(item.correction.difference)))
        }
        var found: [Int: Correction] = [:]
        for index in 0..<count {
            let item = self[index]
            let shown = Shown(
                resource: resources[index], organization: item.organization, app: item.app, description: item.description,
                start: item.createdAt, quantity: item.quantity, price: item.pricePerUnit, amount: item.billedPrice)
            if let correction = known[shown]?.first?.correction { found[index] = correction }
        }
        return found
    }
}
