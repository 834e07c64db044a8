/// A correction in numbers, in minor units.
public struct ExplainedCorrection: Hashable, Sendable {
    /// The closed month that is corrected.
    public var month: Month
    /// What its invoice, and earlier corrections, billed.
    public var billed: Money
    public var due: Money

    public init(month: Month, billed: Money, due: Money) {
        self.month = month
        self.billed = billed
        self.due = due
    }

    public var difference: Money { due - billed }
}
