public import Billing

/// Credits and payments.
extension MemoryStore {
    public func credits(of organization: OrganizationKey?, at batch: Int64) -> [Credit] {
        state.credits.filter { $0.batch <= batch && (organization == nil || $0.organization == organization) }.map { credit in
            var credit = credit
            credit.settled.removeAll { $0.batch > batch }
            return credit
        }
    }

    public func grant(_ grant: CreditGrant, to organization: OrganizationKey, clock: Instant) -> GrantOutcome {
        let known = state.credits.first { credit in
            credit.organization == organization && credit.grant.key.utf8.elementsEqual(grant.key.utf8)
        }
        if let known { return known.grant == grant ? .known(known) : .conflict(known) }
        var next = state
        let ledger = state.ledger.next(clock: clock)
        let credit = Credit(organization: organization, grant: grant, batch: ledger.batch, recorded: ledger.recorded)
        next.credits.append(credit)
        let name = state.named(organization.value, in: state.organizations).name
        note(AuditNote.credit(grant, to: name), in: &next, clock: clock)
        commit(next, clock: clock)
        return .granted(credit)
    }

    public func payments(of organization: OrganizationKey, month: Month, at batch: Int64) -> [Payment] {
        state.payments.filter { $0.organization == organization && $0.request.month == month && $0.batch <= batch }
    }

    public func accountPayments(month: Month, at batch: Int64) -> AccountPayments {
        var payments = AccountPayments(unpaid: 0, lastCovered: nil)
        guard let closing = state.closed.closing(of: month) else { return payments }
        for organization in Set((state.pieces[month] ?? []).map(\.organization)) {
            let total = closedInvoice(of: .organization(organization.value), closing: closing).totals.total
            guard total > .zero else { continue }
            let own = self.payments(of: organization, month: month, at: batch)
            if own.reduce(Money.zero, { $0 + $1.request.amount }) < total {
                payments.unpaid += 1
            } else if let last = own.last {
                payments.lastCovered = max(payments.lastCovered ?? last.recorded, last.recorded)
            }
        }
        return payments
    }

    public func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) -> PaymentOutcome {
        let known = state.payments.first { payment in
            payment.organization == organization && payment.request.key.utf8.elementsEqual(request.key.utf8)
        }
        if let known { return known.request == request ? .known(known) : .conflict(known) }
        guard let closing = state.closed.closing(of: request.month) else { return .open }
        let total = closedInvoice(of: .organization(organization.value), closing: closing).totals.total
        let paid = payments(of: organization, month: request.month, at: state.ledger.batch)
        let left = max(.zero, total - paid.reduce(Money.zero) { $0 + $1.request.amount })
        guard request.amount <= left else { return .tooMuch(left: left) }
        var next = state
        let ledger = state.ledger.next(clock: clock)
        let payment = Payment(
            organization: organization, request: request, batch: ledger.batch, recorded: ledger.recorded)
        next.payments.append(payment)
        let name = state.named(organization.value, in: state.organizations).name
        note(AuditNote.payment(request, of: name), in: &next, clock: clock)
        commit(next, clock: clock)
        return .taken(payment)
    }
}
