/// One span rated for one month, as a view into ``LineItems``.
public struct LineItem {
    let items: LineItems
    let index: Int

    public var organization: String { items.columns.organizationNames[items.columns.organizations[index]] }
    /// `{app}-{space}`.
    public var app: String { items.columns.appNames[items.columns.apps[index]] }
    public var description: String { items.columns.descriptionNames[items.columns.descriptions[index]] }
    public var type: ItemType { items.columns.flags(at: index).type }
    public var quantity: Int32 { items.columns.quantities[index] }
    public var pricePerUnit: Price { Price(unchecked: items.columns.prices[index]) }
    public var billedPrice: Money { Money(minorUnits: Int128(items.billed[index])) }
    public var createdAt: Instant { Instant(millisecondsSince1970: items.columns.starts[index]) }
    /// Nil while it runs.
    public var deletedAt: Instant? {
        let end = Instant(millisecondsSince1970: items.columns.ends[index])
        return end == .never ? nil : end
    }
}
