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

extension ScopeReading {
    /// What the organization or space is called at the batch; nil for the account.
    fileprivate func scopeName() async throws(InvoiceError) -> String? {
        var keys = NameKeys()
        switch history.key {
        case .account: return nil
        case .organization(let key): keys.organizations = [OrganizationKey(key)]
        case .space(let key): keys.spaces = [SpaceKey(key)]
        }
        do {
            let names = try await service.store.names(of: keys, at: ledger.batch)
            return names.organizations.values.first?.name ?? names.spaces.values.first?.name
        } catch { throw .store(error) }
    }
}
