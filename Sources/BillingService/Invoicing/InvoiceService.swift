public import Billing

/// Lists and makes the invoices of a store.
///
/// Each call tells of one moment: `now`, and what was known at one batch, which is the last one if none is named.
public struct InvoiceService: Sendable {
    let store: any Store
    public let rules: BillingRules
    /// How the items of closed invoices are written; nil where there are none to be read.
    let format: (any LineItemFormat)?

    public init(store: any Store, rules: BillingRules, format: (any LineItemFormat)? = nil) {
        self.store = store
        self.rules = rules
        self.format = format
    }

    /// The months that a scope has invoices for, oldest first, and the batch that this is of.
    public func list(
        of scope: Scope, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> (months: [Month], ledger: Ledger) {
        var reading = try await reading(of: scope, now: now, batch: batch)
        guard let range = try await reading.months() else { return ([], reading.ledger) }
        let months = (range.lowerBound.ordinal...range.upperBound.ordinal).map { Month(ordinal: $0) }
        return (months, reading.ledger)
    }

    /// What an invoice that there is depends on: what can be told without reading its spans.
    public func outline(
        id: String, of scope: Scope, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> InvoiceOutline {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        return try await reading.outline(of: month)
    }

    /// An invoice as it is to be served: made anew, or put together from what a closing stored.
    ///
    /// - Parameter detail: an open invoice of totals alone has items without names.
    public func document(
        id: String, of scope: Scope, now: Instant, batch: Int64? = nil, detail: UsageDetail = .items
    ) async throws(InvoiceError) -> (document: ServedInvoice, ledger: Ledger) {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading: ScopeReading
        if batch == nil {
            // The one read that nearly always is all that is needed.
            let usage: ScopeUsage?
            do {
                usage = try await store.usage(
                    of: scope, in: BillingPeriod(month: month, now: now), databases: rules.databaseServices, detail: detail)
            } catch { throw .store(error) }
            guard let usage else { throw .unknownScope(scope) }
            reading = try ScopeReading(self, scope: scope, now: now, history: usage.history)
            reading.keep(usage.columns, of: month, detail: detail)
        } else {
            reading = try await self.reading(of: scope, now: now, batch: batch)
        }
        try await reading.require(month)
        return (try await reading.document(of: month, detail: detail), reading.ledger)
    }

    /// An invoice with its items, also of a closed month, and the batch that it is of.
    public func invoice(
        id: String, of scope: Scope, now: Instant, batch: Int64? = nil, detail: UsageDetail = .items
    ) async throws(InvoiceError) -> (invoice: Invoice, ledger: Ledger) {
        let (document, ledger) = try await document(id: id, of: scope, now: now, batch: batch, detail: detail)
        if case .closed(let closed) = document, detail == .totals { return (Invoice(head: closed.head, items: .none), ledger) }
        return (try await invoice(of: document), ledger)
    }

    /// An invoice with its items, which are read back where it is a closed one.
    func invoice(of document: ServedInvoice) async throws(InvoiceError) -> Invoice {
        switch document {
        case .open(let invoice): invoice
        case .closed(let closed): Invoice(head: closed.head, items: try await items(of: closed))
        }
    }

    /// The stored text of some items of a closed invoice.
    public func contents(
        of pieces: [ClosedInvoice.PieceKey], in month: Month
    ) async throws(InvoiceError) -> [[UInt8]] {
        do { return try await store.contents(of: pieces, in: month) } catch { throw .store(error) }
    }

    /// Reads the stored items of a closed invoice back.
    func items(of closed: ClosedDocument) async throws(InvoiceError) -> LineItems {
        var bytes: [UInt8] = []
        for content in try await contents(of: closed.pieces, in: closed.head.month) where !content.isEmpty {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            bytes += content
        }
        guard let items = format?.decode(bytes, currency: closed.head.currency) else {
            throw .store(.failed("the stored items of \(closed.head.month) can't be read"))
        }
        return items
    }

    /// What is known of a scope at a moment.
    func reading(of scope: Scope, now: Instant, batch: Int64?) async throws(InvoiceError) -> ScopeReading {
        let history: ScopeHistory?
        do {
            if let batch, try await store.ledger(ofBatch: batch) == nil { throw InvoiceError.unknownBatch(batch) }
            history = try await store.history(of: scope, at: batch)
        } catch let error as InvoiceError {
            throw error
        } catch {
            throw .store(error as? StoreError ?? .failed("\(error)"))
        }
        guard let history else { throw .unknownScope(scope) }
        return try ScopeReading(self, scope: scope, now: now, history: history, isPast: batch != nil)
    }
}

extension LineItems {
    static let none = LineItems(columns: SpanColumns(), billed: [])
}
