public import Billing

extension InvoiceService {
    /// What a scope's costs come to at a glance, and the batch that this is of.
    ///
    /// - Parameter known: an earlier overview of the scope at the same batch, whose months that are over are not read again.
    public func overview(
        of scope: Scope, now: Instant, batch: Int64? = nil, known: (overview: Overview, ledger: Ledger)? = nil
    ) async throws(InvoiceError) -> (overview: Overview, ledger: Ledger) {
        var reading = try await reading(of: scope, now: now, batch: batch)
        let name = try await reading.scopeName()
        guard let all = try await reading.months() else {
            let soon = now.advanced(milliseconds: 1)
            let overview = Overview(name: name, now: now, validUntil: soon, currency: rules.currency)
            return (overview, reading.ledger)
        }
        var maker = OverviewMaker(reading, months: all)
        if let known, known.ledger == reading.ledger { maker.take(monthsOf: known.overview) }
        return (try await maker.overview(name: name), reading.ledger)
    }
}
