extension LineItems {
    /// One of the items by itself.
    public func selecting(_ index: Int) -> LineItems {
        let item = self[index]
        var columns = SpanColumns()
        columns.append(
            start: item.createdAt, end: item.deletedAt ?? .never, price: item.pricePerUnit,
            quantity: Quantity(unchecked: item.quantity), flags: self.columns.flags(at: index))
        columns.appendNames(
            organization: columns.organizationNames.code(of: item.organization), app: columns.appNames.code(of: item.app),
            description: columns.descriptionNames.code(of: item.description),
            resource: columns.resourceNames.code(of: ""), sequence: self.columns.sequences[index])
        return LineItems(columns: columns, billed: [billed[index]], isInOrder: true)
    }
}
