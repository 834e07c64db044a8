import Billing

/// One scope at one moment, for as long as a request takes: what has been read of it, so that nothing is read twice.
///
/// All that it reads is of one batch. Where something has been written since, spans are folded from what was known then.
struct ScopeReading {
    let service: InvoiceService
    let scope: Scope
    let now: Instant
    let history: ScopeHistory
    /// Whether the batch was named, so that the first usage must be looked for.
    let isPast: Bool
    private var columns: [UsageKey: SpanColumns] = [:]
    private var pastUsage: [ScopeKey: PastUsage] = [:]
    private var corrections: [ScopeKey: [CorrectionItem]] = [:]
    private var foundMonths: ClosedRange<Month>??

    private struct UsageKey: Hashable {
        var scope: ScopeKey
        var month: Month
        var detail: UsageDetail
    }

    init(
        _ service: InvoiceService, scope: Scope, now: Instant, history: ScopeHistory, isPast: Bool = false
    ) throws(InvoiceError) {
        self.service = service
        self.scope = scope
        self.now = now
        self.history = history
        self.isPast = isPast
        if let last = history.closed.closings.last, last.rules.currency != service.rules.currency {
            throw .currencyChanged(closed: last.rules.currency.code, given: service.rules.currency.code)
        }
    }

    /// Forgets what was read of single months, so that of many months not all are held.
    mutating func forgetMonths() { columns = [:] }

    var ledger: Ledger { history.ledger }
    var closed: ClosedMonths { history.closed }
    private var store: any Store { service.store }

    /// Keeps what was read together with the history.
    mutating func keep(_ columns: SpanColumns, of month: Month, detail: UsageDetail) {
        self.columns[UsageKey(scope: history.key, month: month, detail: detail)] = columns
    }

    // MARK: Months

    /// The months that have an invoice: from the first that has an item to the current one.
    mutating func months() async throws(InvoiceError) -> ClosedRange<Month>? {
        if let foundMonths { return foundMonths }
        let current = Month(containing: now)
        let first = try await firstMonth()
        let months = first.flatMap { $0 <= current ? $0...current : nil }
        foundMonths = .some(months)
        return months
    }

    private mutating func firstMonth() async throws(InvoiceError) -> Month? {
        let firstUsage = try await firstUsage().flatMap { $0 < now ? Month(containing: $0) : nil }
        guard let firstUsage else { return history.firstBilled }
        if let billed = history.firstBilled, billed <= firstUsage { return billed }
        guard closed.contains(firstUsage) else { return firstUsage }
        // Its first usage came after its month was closed, so it is on a later invoice.
        let corrections = try await corrections(of: history.key, detail: .totals)
        var candidates = corrections.map { closed.target(of: $0.correction.month) }
        if let billed = history.firstBilled { candidates.append(billed) }
        var month = firstUsage
        while month <= Month(containing: now), month < candidates.min() ?? .init(ordinal: .max) {
            if !closed.contains(month), try await usage(of: history.key, in: month, detail: .totals).count > 0 {
                candidates.append(month)
            }
            month = month.next
        }
        return candidates.min()
    }

    private mutating func firstUsage() async throws(InvoiceError) -> Instant? {
        isPast ? try await past(of: history.key).firstStart : history.firstUsage
    }

    mutating func require(_ month: Month) async throws(InvoiceError) {
        guard let months = try await months() else { throw .noUsage(scope) }
        guard months.contains(month) else {
            throw .monthOutOfRange(scope, month: month, first: months.lowerBound, last: months.upperBound)
        }
    }

    // MARK: Documents

    mutating func outline(of month: Month) async throws(InvoiceError) -> InvoiceOutline {
        let period = BillingPeriod(month: month, now: now)
        guard let closing = closed.closing(of: month) else {
            return InvoiceOutline(period: period, ledger: ledger, closing: nil, payment: nil)
        }
        var payment = PaymentState.automatic(period)
        if service.rules.payment == .manual, history.key.isPayable {
            payment = try await closedDocument(of: closing).head.payment
        }
        return InvoiceOutline(period: period, ledger: ledger, closing: closing, payment: payment)
    }

    mutating func document(of month: Month, detail: UsageDetail) async throws(InvoiceError) -> ServedInvoice {
        if let closing = closed.closing(of: month) { return .closed(try await closedDocument(of: closing)) }
        let period = BillingPeriod(month: month, now: now)
        let invoice = Invoice(
            of: try await usage(of: history.key, in: month, detail: detail),
            corrections: try await corrections(of: history.key, into: month, detail: detail),
            credits: try await credits(in: month), period: period,
            payment: service.rules.payment == .manual && history.key.isPayable ? .pending(month) : nil,
            rules: service.rules)
        return .open(invoice)
    }

    private func closedDocument(of closing: Closing) async throws(InvoiceError) -> ClosedDocument {
        let period = BillingPeriod(month: closing.month, now: max(now, closing.month.end))
        do {
            let content = try await store.closedInvoice(of: history.key, closing: closing)
            let payment = try await payment(of: closing, total: content.totals.total, period: period)
            let head = InvoiceHead(
                month: closing.month, periodEnd: period.shownEnd, payment: payment,
                state: service.rules.stateNumbers.number(of: payment.status), currency: closing.rules.currency,
                totals: content.totals)
            return ClosedDocument(head: head, closing: closing, pieces: content.pieces)
        } catch { throw .store(error) }
    }

    private func payment(
        of closing: Closing, total: Money, period: BillingPeriod
    ) async throws(StoreError) -> PaymentState {
        guard service.rules.payment == .manual else { return .automatic(period) }
        switch history.key {
        case .space: return .automatic(period)
        case .organization(let key):
            guard total > .zero else { return .paid(at: closing.recorded) }
            let payments = try await store.payments(
                of: OrganizationKey(key), month: closing.month, at: ledger.batch)
            let sum = payments.reduce(Money.zero) { $0 + $1.request.amount }
            guard sum >= total, let last = payments.last else { return .pending(closing.month) }
            return .paid(at: last.recorded)
        case .account:
            let payments = try await store.accountPayments(month: closing.month, at: ledger.batch)
            return payments.unpaid > 0 ? .pending(closing.month) : .paid(at: payments.lastCovered ?? closing.recorded)
        }
    }

    // MARK: Usage

    /// The spans of a scope's open month.
    mutating func usage(
        of key: ScopeKey, in month: Month, detail: UsageDetail
    ) async throws(InvoiceError) -> SpanColumns {
        let usageKey = UsageKey(scope: key, month: month, detail: detail)
        if let known = columns[usageKey] { return known }
        let period = BillingPeriod(month: month, now: now)
        let databases = service.rules.databaseServices
        do {
            if pastUsage[key] == nil, try await store.ledger().batch == ledger.batch {
                let usage = try await store.usage(ofKey: key, in: period, databases: databases, detail: detail)
                if usage.history.ledger.batch == ledger.batch {
                    columns[usageKey] = usage.columns
                    return usage.columns
                }
            }
        } catch { throw .store(error) }
        let past = try await past(of: key)
        let found: SpanColumns
        do {
            found = try await past.columns(
                in: period, databases: databases, detail: detail, store: store, batch: ledger.batch)
        } catch { throw .store(error) }
        columns[usageKey] = found
        return found
    }

    /// All spans of a scope, folded from what was known at the batch.
    mutating func past(of key: ScopeKey) async throws(InvoiceError) -> PastUsage {
        if let known = pastUsage[key] { return known }
        do {
            let usage = try await PastUsage.read(of: key, at: ledger.batch, from: store)
            pastUsage[key] = usage
            return usage
        } catch { throw .store(error) }
    }

    // MARK: Corrections

    /// What an open month's invoice corrects of closed ones.
    mutating func corrections(
        of key: ScopeKey, into month: Month, detail: UsageDetail
    ) async throws(InvoiceError) -> [CorrectionItem] {
        guard closed.targets.contains(month) else { return [] }
        return try await corrections(of: key, detail: detail).filter { closed.target(of: $0.correction.month) == month }
    }

    private mutating func corrections(
        of key: ScopeKey, detail: UsageDetail
    ) async throws(InvoiceError) -> [CorrectionItem] {
        if let known = corrections[key] { return known }
        let found: [CorrectionItem]
        do { found = try await readCorrections(of: key) } catch { throw .store(error) }
        corrections[key] = found
        return found
    }

    private func readCorrections(of key: ScopeKey) async throws(StoreError) -> [CorrectionItem] {
        guard let first = CorrectionPlan.firstBatch(of: closed) else { return [] }
        let touched = try await store.touched(in: key, after: first, through: ledger.batch)
        let plan = CorrectionPlan(touched, closed: closed)
        guard !plan.isEmpty else { return [] }
        let dossiers = try await store.dossiers(of: plan.resources, at: ledger.batch)
        var earlierPrices: [Int64: PriceBook] = [:]
        for batch in plan.batches { earlierPrices[batch] = try await store.priceBook(at: batch) }
        let corrections = plan.corrections(
            of: dossiers, prices: try await store.priceBook(at: ledger.batch), earlierPrices: earlierPrices
        ).filter { key.contains($0.line.place) }
        let names = try await store.names(of: NameKeys(of: corrections, dossiers: dossiers), at: ledger.batch)
        return CorrectionItem.items(of: corrections, dossiers: dossiers, names: names, closed: closed)
    }
}

extension ScopeKey {
    /// Whether payments decide that its invoices are paid, where they are not by time.
    var isPayable: Bool { if case .space = self { false } else { true } }
}
