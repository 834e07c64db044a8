import Billing
public import BillingService

extension ReferenceBooks {
    /// A part of a credit that a month uses.
    struct CreditUse {
        /// Its index.
        var credit: Int
        var month: Month
        var amount: Int128
    }

    /// Grants a credit that is new; nothing where nothing is called so.
    public mutating func grant(_ grant: CreditGrant, to organization: String) {
        guard case .organization(let identity)? = rater.find(.organization(organization)) else { return }
        credits.append(
            ReferenceCredit(
                organization: identity, amount: grant.amount.minorUnits, validFrom: grant.validFrom,
                validUntil: grant.validUntil))
    }

    /// What a month's invoice of a scope uses of credits; none of a space.
    func creditsUsed(by scope: ReferenceScope, month: Month, now: Instant, rules: BillingRules) -> Int128 {
        var used: [ReferenceIdentity: Int128] = [:]
        if let closed = closed[month] {
            used = closed.credits
        } else {
            for identity in Set(credits.map(\.organization)) {
                let uses = creditUses(of: identity, through: month, now: now, rules: rules)
                used[identity] = uses.filter { $0.month == month }.reduce(0) { $0 + $1.amount }
            }
        }
        return switch scope {
        case .account: used.values.reduce(0, +)
        case .organization(let identity): used[identity] ?? 0
        case .space: 0
        }
    }

    /// What open months of an organization use, cent by cent as it were: the oldest month first, of the oldest credit first.
    func creditUses(of organization: ReferenceIdentity, through last: Month, now: Instant, rules: BillingRules) -> [CreditUse] {
        var left = credits.map { credit in credit.amount - credit.settled.values.reduce(0, +) }
        var uses: [CreditUse] = []
        var month = firstMonth(before: last)
        while month <= last {
            defer { month = month.next }
            let candidates = credits.indices.filter { index in
                credits[index].organization == organization && credits[index].isValid(in: month) && left[index] > 0
            }
            guard closed[month] == nil, !candidates.isEmpty else { continue }
            let scope = ReferenceScope.organization(organization)
            var charges = items(in: month, now: now, rules: rules).filter { scope.contains($0.span) }.reduce(0) { $0 + $1.billed }
            for index in candidates where charges > 0 {
                let amount = min(left[index], charges)
                uses.append(CreditUse(credit: index, month: month, amount: amount))
                left[index] -= amount
                charges -= amount
            }
        }
        return uses
    }
}
