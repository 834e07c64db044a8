public import Billing
public import BillingService

extension ReferenceBooks {
    /// Notes a payment that is new; nothing where nothing is called so.
    public mutating func pay(_ request: PaymentRequest, organization: String, recorded: Instant) {
        guard case .organization(let identity)? = rater.find(.organization(organization)) else { return }
        payments.append(
            ReferencePayment(
                organization: identity, month: request.month, amount: request.amount.minorUnits, recorded: recorded))
    }

    /// What is left to pay of an organization's closed month, or nil where it is not closed.
    public func left(of organization: String, month: Month) -> Int128? {
        guard let closed = closed[month], case .organization(let identity)? = rater.find(.organization(organization)) else {
            return nil
        }
        return left(of: identity, in: closed, month: month)
    }

    /// Whether an invoice is paid, and since when it has been as it is.
    public func payment(of scope: Scope, month: Month, now: Instant, mode: PaymentMode) -> PaymentState {
        let byTime = now < month.end ? PaymentState.pending(month) : .paid(at: month.end)
        guard mode == .manual, let scope = rater.find(scope) else { return byTime }
        if case .space = scope { return byTime }
        guard let closed = closed[month] else { return .pending(month) }
        var organizations = Set(closed.items.map(\.span.organization.identity))
        if case .organization(let identity) = scope { organizations = [identity] }
        guard organizations.allSatisfy({ left(of: $0, in: closed, month: month) == 0 }) else { return .pending(month) }
        let paid = payments.filter { $0.month == month && organizations.contains($0.organization) }
        return .paid(at: paid.map(\.recorded).max() ?? closed.recorded)
    }

    /// 0 where the total is 0 or less.
    private func left(of identity: ReferenceIdentity, in closed: ReferenceClosedMonth, month: Month) -> Int128 {
        let charges = closed.items.filter { $0.span.organization.identity == identity }.reduce(0) { $0 + $1.billed }
        let total = charges - (closed.credits[identity] ?? 0)
        let paid = payments.filter { $0.month == month && $0.organization == identity }.reduce(0) { $0 + $1.amount }
        return max(0, total - paid)
    }
}
