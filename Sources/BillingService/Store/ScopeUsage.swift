public import Billing

/// The spans of one scope and month, and the batch that they are of.
public struct ScopeUsage: Sendable {
    public let history: ScopeHistory
    /// Empty where the history has no invoice for the month.
    public let columns: SpanColumns

    public init(history: ScopeHistory, columns: SpanColumns) {
        self.history = history
        self.columns = columns
    }
}
