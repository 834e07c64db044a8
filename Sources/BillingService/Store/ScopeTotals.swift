public import Billing

/// The sums of one scope's spans in one period, without corrections, and the batch that they are of.
public struct ScopeTotals: Hashable, Sendable {
    public let ledger: Ledger
    public let rated: RatedTotals

    public init(ledger: Ledger, rated: RatedTotals) {
        self.ledger = ledger
        self.rated = rated
    }
}
