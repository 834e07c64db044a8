public import Billing

/// Several periods at once: a store that can read each span once for all of them does; others read period by period.
extension Store {
    public func usage(
        ofKey key: ScopeKey, inEach periods: [BillingPeriod], databases: DatabaseServices
    ) async throws(StoreError) -> [ScopeUsage] {
        var usage: [ScopeUsage] = []
        for period in periods {
            usage.append(try await self.usage(ofKey: key, in: period, databases: databases, detail: .keyedItems))
        }
        return usage
    }

    public func totals(
        ofKey key: ScopeKey, inEach periods: [BillingPeriod], rules: BillingRules
    ) async throws(StoreError) -> [ScopeTotals] {
        var totals: [ScopeTotals] = []
        for period in periods {
            let usage = try await self.usage(ofKey: key, in: period, databases: rules.databaseServices, detail: .totals)
            let rater = Rater(period: period, proration: rules.proration, currency: rules.currency)
            totals.append(ScopeTotals(ledger: usage.history.ledger, rated: rater.rate(usage.columns).totals))
        }
        return totals
    }
}
