/// How the costs of one resource have changed from one invoice to another.
public struct ResourceChange: Hashable, Sendable {
    /// What it is called: by its last item, or by its correction where it has no other item.
    public var description: String
    public var type: ItemType
    /// What it was last, and what it is; nil where an invoice has no item of it but corrections.
    public var from: ComparedConfiguration?
    public var to: ComparedConfiguration?
    public var fromTotal: Money
    public var total: Money
    public var parts: ChangeParts

    public init(
        description: String, type: ItemType, from: ComparedConfiguration?, to: ComparedConfiguration?, fromTotal: Money,
        total: Money, parts: ChangeParts
    ) {
        self.description = description
        self.type = type
        self.from = from
        self.to = to
        self.fromTotal = fromTotal
        self.total = total
        self.parts = parts
    }

    public var change: Money { total - fromTotal }
}
