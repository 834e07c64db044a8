public import Billing

extension ScopeHistory {
    /// Whether spans of a period can be on an open invoice: where not, a store need not look for any.
    public func mayHaveUsage(in period: BillingPeriod) -> Bool {
        guard let firstUsage, firstUsage < period.cutoff else { return false }
        return period.month <= Month(containing: period.now) && !closed.contains(period.month)
    }
}
