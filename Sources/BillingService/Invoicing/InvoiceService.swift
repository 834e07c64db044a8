public import Billing

/// Lists and makes the invoices of a store.
public struct InvoiceService: Sendable {
    private let store: any Store
    public let rules: BillingRules

    public init(store: any Store, rules: BillingRules) {
        self.store = store
        self.rules = rules
    }

    /// The months that a scope has invoices for, oldest first, and the batch that this is of.
    public func list(of scope: Scope, now: Instant) async throws(InvoiceError) -> (months: [Month], ledger: Ledger) {
        let history = try await history(of: scope)
        guard let range = history.months(now: now) else { return ([], history.ledger) }
        let months = (range.lowerBound.ordinal...range.upperBound.ordinal).map { Month(ordinal: $0) }
        return (months, history.ledger)
    }

    /// The period of an invoice that there is, and the batch that this is of: what can be told without reading its spans.
    public func period(
        id: String, of scope: Scope, now: Instant
    ) async throws(InvoiceError) -> (period: BillingPeriod, ledger: Ledger) {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        let history = try await history(of: scope)
        return (try period(month, of: scope, in: history, now: now), history.ledger)
    }

    /// An invoice, and the batch that it is of.
    ///
    /// - Parameter detail: an invoice of totals alone has items without names.
    public func invoice(
        id: String, of scope: Scope, now: Instant, detail: UsageDetail = .items
    ) async throws(InvoiceError) -> (invoice: Invoice, ledger: Ledger) {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        let usage: ScopeUsage?
        do {
            usage = try await store.usage(
                of: scope, in: BillingPeriod(month: month, now: now), databases: rules.databaseServices, detail: detail)
        } catch { throw .store(error) }
        guard let usage else { throw .unknownScope(scope) }
        let period = try period(month, of: scope, in: usage.history, now: now)
        return (Invoice(of: usage.columns, period: period, rules: rules), usage.history.ledger)
    }

    private func history(of scope: Scope) async throws(InvoiceError) -> ScopeHistory {
        let history: ScopeHistory?
        do { history = try await store.history(of: scope) } catch { throw .store(error) }
        guard let history else { throw .unknownScope(scope) }
        return history
    }

    private func period(
        _ month: Month, of scope: Scope, in history: ScopeHistory, now: Instant
    ) throws(InvoiceError) -> BillingPeriod {
        guard let months = history.months(now: now) else { throw .noUsage(scope) }
        guard months.contains(month) else {
            throw .monthOutOfRange(scope, month: month, first: months.lowerBound, last: months.upperBound)
        }
        return BillingPeriod(month: month, now: now)
    }
}
