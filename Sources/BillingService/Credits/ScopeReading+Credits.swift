import Billing

extension ScopeReading {
    /// How much of the charges of an open month the credits of its organization cover, or of all organizations for the account.
    mutating func credits(in month: Month) async throws(InvoiceError) -> Money {
        if case .space = history.key { return .zero }
        var applied = Money.zero
        for (organization, credits) in try await creditsByOrganization() {
            let allocation = try await allocation(of: credits, organization: organization, through: month)
            for application in allocation.applications where application.month == month { applied += application.amount }
        }
        return applied
    }

    /// What a month's invoice applies of which credits, by organization and in the order in which they were granted.
    mutating func appliedCredits(
        in month: Month
    ) async throws(InvoiceError) -> [(organization: OrganizationKey, credit: Credit, amount: Money)] {
        if case .space = history.key { return [] }
        var applied: [(organization: OrganizationKey, credit: Credit, amount: Money)] = []
        for (organization, credits) in try await creditsByOrganization() {
            var amounts: [Int64: Money] = [:]
            if closed.contains(month) {
                for credit in credits {
                    for application in credit.settled where application.month == month {
                        amounts[credit.batch, default: .zero] += application.amount
                    }
                }
            } else {
                let allocation = try await allocation(of: credits, organization: organization, through: month)
                for application in allocation.applications where application.month == month {
                    amounts[application.batch, default: .zero] += application.amount
                }
            }
            for credit in credits.sorted(by: { $0.batch < $1.batch }) {
                guard let amount = amounts[credit.batch], amount != .zero else { continue }
                applied.append((organization, credit, amount))
            }
        }
        return applied
    }

    /// The credits of the scope's organizations at the batch.
    func creditsByOrganization() async throws(InvoiceError) -> [(OrganizationKey, [Credit])] {
        var organization: OrganizationKey?
        if case .organization(let key) = history.key { organization = OrganizationKey(key) }
        let credits: [Credit]
        do { credits = try await service.store.credits(of: organization, at: ledger.batch) } catch { throw .store(error) }
        return Dictionary(grouping: credits, by: \.organization).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// What open months use of an organization's credits, up to one of them.
    mutating func allocation(
        of credits: [Credit], organization: OrganizationKey, through last: Month
    ) async throws(InvoiceError) -> CreditAllocation {
        var allocation = CreditAllocation(credits)
        guard let first = try await months()?.lowerBound else { return allocation }
        let key = ScopeKey.organization(organization.value)
        var month = first
        while month <= last {
            if !closed.contains(month), allocation.isWanted(in: month) {
                let invoice = Invoice(
                    of: try await usage(of: key, in: month, detail: .totals),
                    corrections: try await corrections(of: key, into: month, detail: .totals),
                    period: BillingPeriod(month: month, now: now), rules: service.rules)
                allocation.apply(to: month, charges: invoice.totals.charges)
            }
            month = month.next
        }
        return allocation
    }
}
