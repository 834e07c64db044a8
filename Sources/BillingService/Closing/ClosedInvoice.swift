public import Billing

/// The stored content of one scope's closed month: its sums, and which pieces have its items.
public struct ClosedInvoice: Hashable, Sendable {
    /// Where a piece of the content is stored.
    public struct PieceKey: Hashable, Sendable {
        public var organization: OrganizationKey
        /// Nil for the items of all spaces of an organization that has several.
        public var space: SpaceKey?
        /// How many bytes its content has.
        public var length: Int
        public var itemCount: Int

        public init(organization: OrganizationKey, space: SpaceKey?, length: Int, itemCount: Int) {
            self.organization = organization
            self.space = space
            self.length = length
            self.itemCount = itemCount
        }
    }

    public var totals: InvoiceTotals
    /// By the organizations' names and ids; empty where the scope had no items.
    public var pieces: [PieceKey]

    public init(totals: InvoiceTotals, pieces: [PieceKey]) {
        self.totals = totals
        self.pieces = pieces
    }

    public var itemCount: Int { pieces.reduce(0) { $0 + $1.itemCount } }
}
