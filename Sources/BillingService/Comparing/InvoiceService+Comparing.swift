public import Billing

extension InvoiceService {
    /// Why an invoice is higher or lower than another of the same scope.
    ///
    /// - Parameters:
    ///   - from: the id of the invoice to compare with, of any month; nil for the month before.
    public func comparison(
        of id: String, from: String? = nil, of scope: Scope, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> (comparison: Comparison, ledger: Ledger) {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var earlierMonth = month.previous
        if let from {
            guard let named = Month(id: from) else { throw .notAMonthToCompare(id: from) }
            earlierMonth = named
        }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        if let months = try await reading.months(), !months.contains(earlierMonth) {
            throw .noMonthToCompare(scope, month: earlierMonth, first: months.lowerBound, last: months.upperBound)
        }
        var invoice = try await reading.compared(month)
        var earlier = earlierMonth == month ? invoice : try await reading.compared(earlierMonth)
        try await reading.unifyAppNames(&earlier, &invoice)
        return (Comparison(of: invoice, from: earlier), reading.ledger)
    }
}
