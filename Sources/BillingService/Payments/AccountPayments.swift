public import Billing

/// What of a closed month's invoices is paid, all organizations together.
public struct AccountPayments: Hashable, Sendable {
    /// How many organizations' invoices have a total above 0 that payments do not cover.
    public var unpaid: Int
    /// When the last of those that have a total above 0 was covered; nil where there is none.
    public var lastCovered: Instant?

    public init(unpaid: Int, lastCovered: Instant?) {
        self.unpaid = unpaid
        self.lastCovered = lastCovered
    }
}
