public import Billing

extension ScopeReading {
    /// What the organization or space is called at the batch; nil for the account.
    func scopeName() async throws(InvoiceError) -> String? { try await service.name(of: history.key, at: ledger.batch) }
}

extension InvoiceService {
    /// What an organization or space is called, whether the scope names it by its name or by its id; nil for the account.
    ///
    /// - Parameter batch: for what it was called then; nil for the last one.
    public func name(of scope: Scope, batch: Int64? = nil) async throws(InvoiceError) -> String? {
        guard scope != .account else { return nil }
        let history: ScopeHistory?
        do { history = try await store.history(of: scope, at: batch) } catch { throw .store(error) }
        guard let history else { throw .unknownScope(scope) }
        return try await name(of: history.key, at: history.ledger.batch)
    }

    fileprivate func name(of key: ScopeKey, at batch: Int64) async throws(InvoiceError) -> String? {
        var keys = NameKeys()
        switch key {
        case .account: return nil
        case .organization(let key): keys.organizations = [OrganizationKey(key)]
        case .space(let key): keys.spaces = [SpaceKey(key)]
        }
        do {
            let names = try await store.names(of: keys, at: batch)
            return names.organizations.values.first?.name ?? names.spaces.values.first?.name
        } catch { throw .store(error) }
    }
}
