public import Billing

/// What a store knows of a scope at one batch.
public struct ScopeHistory: Hashable, Sendable {
    public let ledger: Ledger
    /// When the scope's first usage began, which may lie after now; nil where there has been none.
    public let firstUsage: Instant?

    public init(ledger: Ledger, firstUsage: Instant?) {
        self.ledger = ledger
        self.firstUsage = firstUsage
    }

    /// The months that have an invoice: from that of the first usage to the current one.
    public func months(now: Instant) -> ClosedRange<Month>? {
        guard let firstUsage, firstUsage < now else { return nil }
        return Month(containing: firstUsage)...Month(containing: now)
    }
}
