public import Billing
public import BillingService
import GRDB

/// Credits and payments.
extension SQLiteStore {
    public func credits(of organization: OrganizationKey?, at batch: Int64) async throws(StoreError) -> [Credit] {
        try await read { database in try SQLiteCredits(database).credits(of: organization, at: batch) }
    }

    public func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> GrantOutcome {
        let origin = AuditOrigin.current
        return try await writeBatch { database, tables in
            let credits = SQLiteCredits(database)
            let (ledger, lastSequence) = try tables.ledger.read()
            if let known = try credits.credit(of: organization, key: grant.key, at: ledger.batch) {
                return known.grant == grant ? .known(known) : .conflict(known)
            }
            let next = ledger.next(clock: clock)
            let credit = Credit(organization: organization, grant: grant, batch: next.batch, recorded: next.recorded)
            try credits.insert(credit)
            try tables.ledger.write(next, lastSequence: lastSequence)
            tables.keep(from: ledger, to: next)
            let name = try SQLiteAudit(database).name(of: organization)
            try Self.audit(AuditOrigin.$current.withValue(origin) { AuditNote.credit(grant, to: name) }, database, tables)
            return .granted(credit)
        }
    }

    public func payments(
        of organization: OrganizationKey, month: Month, at batch: Int64
    ) async throws(StoreError) -> [Payment] {
        try await read { database in
            try SQLitePayments(database).payments(of: organization, month: month, at: batch)
        }
    }

    public func accountPayments(month: Month, at batch: Int64) async throws(StoreError) -> AccountPayments {
        try await read { database in try SQLitePayments(database).accountPayments(month: month, at: batch) }
    }

    public func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome {
        let origin = AuditOrigin.current
        return try await writeBatch { database, tables in
            let payments = SQLitePayments(database)
            if let known = try payments.payment(of: organization, key: request.key) {
                return known.request == request ? .known(known) : .conflict(known)
            }
            let closed = try tables.closedMonths.months(database)
            guard let closing = closed.closing(of: request.month) else { return .open }
            let (ledger, lastSequence) = try tables.ledger.read()
            let invoice = try SQLiteClosedPieces(database).invoice(
                of: .organization(organization.value), closing: closing)
            let paid = try payments.payments(of: organization, month: request.month, at: ledger.batch)
            let left = max(.zero, invoice.totals.total - paid.reduce(Money.zero) { $0 + $1.request.amount })
            guard request.amount <= left else { return .tooMuch(left: left) }
            let next = ledger.next(clock: clock)
            let payment = Payment(
                organization: organization, request: request, batch: next.batch, recorded: next.recorded)
            try payments.insert(payment)
            try tables.ledger.write(next, lastSequence: lastSequence)
            tables.keep(from: ledger, to: next)
            let name = try SQLiteAudit(database).name(of: organization)
            try Self.audit(AuditOrigin.$current.withValue(origin) { AuditNote.payment(request, of: name) }, database, tables)
            return .taken(payment)
        }
    }
}
