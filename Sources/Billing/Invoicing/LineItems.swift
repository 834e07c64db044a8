/// The items of an invoice, as columns.
public struct LineItems: Sendable {
    public let columns: SpanColumns
    /// In minor units, by the spans' indices.
    public let billed: [Int64]

    /// Whether the items are in an invoice's order already.
    private let isInOrder: Bool

    public init(columns: SpanColumns, billed: [Int64], isInOrder: Bool = false) {
        self.columns = columns
        self.billed = billed
        self.isInOrder = isInOrder
    }

    public var count: Int { columns.count }

    /// - Parameter index: one of ``inOrder()``.
    public subscript(index: Int) -> LineItem { LineItem(items: self, index: index) }

    /// The indices of the items in the order in which an invoice lists them: by organization, shown app name, newest start,
    /// description, resource, and order of arrival. Organizations of one name are kept apart, by their ids. Two corrections
    /// may be alike in all of these, where a price or a place was set anew: what is given back comes first.
    ///
    /// Names are compared by their rank among all names of the table, so that the bytes of a name are looked at once.
    public func inOrder() -> [Int] {
        if isInOrder { return Array(0..<count) }
        let organizations = OrganizationRanks(columns)
        let apps = columns.appNames.ranks()
        let descriptions = columns.descriptionNames.ranks()
        let resources = columns.resourceNames.ranks()
        var entries = (0..<count).map { index in
            let organization = UInt64(organizations[index])
            return SortEntry(
                place: organization << 32 | UInt64(apps[Int(columns.apps[index])]), start: columns.starts[index],
                index: Int32(index))
        }
        entries.sort { left, right in
            if left.place != right.place { return left.place < right.place }
            if left.start != right.start { return left.start > right.start }
            func rest(_ index: Int) -> (NameTable.Code, NameTable.Code, Int64, Int64, Int64, Int32) {
                (
                    descriptions[Int(columns.descriptions[index])], resources[Int(columns.resources[index])],
                    columns.sequences[index], billed[index], columns.prices[index], columns.quantities[index]
                )
            }
            return rest(Int(left.index)) < rest(Int(right.index))
        }
        return entries.map { Int($0.index) }
    }

    private struct SortEntry {
        let place: UInt64
        let start: Int64
        let index: Int32
    }
}
