public import Billing

/// The audit.
extension MemoryStore {
    /// Records what the next batch does.
    func note(_ notes: [AuditNote], in next: inout MemoryState, clock: Instant) {
        let ledger = state.ledger.next(clock: clock)
        next.audit += AuditEntry.entries(of: notes, ledger: ledger, after: next.audit.last?.head ?? .none)
        guard let last = next.audit.last, let origin = notes.last?.origin,
            let signed = SignedAuditHead(last.head, by: origin.sealer, keys: next.signingKeys)
        else { return }
        next.auditHead = signed
    }

    public func audit(before number: Int64?, limit: Int) -> [AuditEntry] {
        Array(state.audit.reversed().filter { $0.number < number ?? .max }.prefix(limit))
    }

    public func auditHead() -> SignedAuditHead? { state.auditHead }
}
