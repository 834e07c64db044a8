public import Billing

/// What a store knows of a scope at one batch.
public struct ScopeHistory: Hashable, Sendable {
    public let ledger: Ledger
    public let key: ScopeKey
    /// When the scope's first usage began, which may lie after now; nil where there has been none, and for an earlier batch.
    public let firstUsage: Instant?
    /// The months that were closed by then.
    public let closed: ClosedMonths
    /// The first closed month whose invoice has items of the scope.
    public let firstBilled: Month?

    public init(
        ledger: Ledger, key: ScopeKey, firstUsage: Instant?, closed: ClosedMonths = .none, firstBilled: Month? = nil
    ) {
        self.ledger = ledger
        self.key = key
        self.firstUsage = firstUsage
        self.closed = closed
        self.firstBilled = firstBilled
    }
}
