public import Billing

/// Closes months, oldest first, each as one batch: what is broken off goes on with the next month that is not closed.
public struct ClosingService: Sendable {
    /// How long after its end a month is closed by itself: a day.
    public static let standardGraceMilliseconds: Int64 = 86_400_000

    private let store: any Store
    private let rules: BillingRules
    private let format: any LineItemFormat
    private let clock: BillingClock
    private let sealer: (any Sealer)?

    /// - Parameter sealer: seals the months; nil for months without seals.
    public init(
        store: any Store, rules: BillingRules, format: any LineItemFormat, clock: BillingClock, sealer: (any Sealer)? = nil
    ) {
        self.sealer = sealer
        self.store = store
        self.rules = rules
        self.format = format
        self.clock = clock
    }

    /// Closes all months up to one, from that of the platform's first usage on.
    ///
    /// - Parameter report: is told of each month as soon as it is closed.
    /// - Returns: the months that were closed by this call.
    public func finalize(
        through last: Month, report: (Closing) async -> Void = { _ in }
    ) async throws(ClosingError) -> [Closing] {
        guard clock.now >= last.end else { throw .notOver(last, now: clock.now) }
        let history = try await history()
        let candidates = [history.firstUsage.map { Month(containing: $0) }, history.closed.closings.first?.month]
        guard let first = candidates.compactMap(\.self).min() else { return [] }
        return try await close(from: first, through: last, closed: history.closed, report: report)
    }

    /// Closes the months whose time has come: from that in which the database was made, those that ended a grace time ago.
    ///
    /// Months before, of which usage was brought in later, stay open until ``finalize(through:report:)``.
    @discardableResult
    public func closeDue(
        graceMilliseconds: Int64, report: (Closing) async -> Void = { _ in }
    ) async throws(ClosingError) -> [Closing] {
        let made: Ledger?
        do { made = try await store.ledger(ofBatch: 1) } catch { throw .store(error) }
        guard let made else { return [] }
        let last = Month(containing: clock.now.advanced(milliseconds: -graceMilliseconds)).previous
        return try await close(
            from: Month(containing: made.recorded), through: last, closed: try await history().closed, report: report)
    }

    private func close(
        from first: Month, through last: Month, closed: ClosedMonths, report: (Closing) async -> Void
    ) async throws(ClosingError) -> [Closing] {
        if let known = closed.closings.last?.rules.currency, known != rules.currency {
            throw .currencyChanged(closed: known.code, given: rules.currency.code)
        }
        var closings: [Closing] = []
        var month = first
        while month <= last {
            if !closed.contains(month) {
                let closing: Closing?
                do {
                    closing = try await store.close(
                        ClosingRequest(month: month, rules: rules, format: format, sealer: sealer), clock: clock.now)
                } catch { throw .store(error) }
                // Nil where another server has closed it meanwhile.
                if let closing {
                    closings.append(closing)
                    await report(closing)
                }
            }
            month = month.next
        }
        return closings
    }

    private func history() async throws(ClosingError) -> ScopeHistory {
        let history: ScopeHistory?
        do { history = try await store.history(of: .account) } catch { throw .store(error) }
        guard let history else { throw .store(.failed("the account is not known")) }
        return history
    }
}
