/// The items of an invoice, each in its group.
public struct GroupedItems: Sendable {
    public private(set) var groups: [ItemGroup] = []
    /// The index of each item's group.
    public private(set) var indices: [Int32] = []

    /// - Parameters:
    ///   - grouping: nil for one group of all.
    ///   - organizations: numbers that tell the items' organizations apart; nil where their names and ids do.
    ///   - keys: what ``ItemGrouping/needsKeys`` asks for.
    public init(_ items: LineItems, by grouping: ItemGrouping?, organizations: [Int64]? = nil, keys: ItemKeys) {
        guard let grouping, items.count > 0 else {
            groups = items.count > 0 ? [ItemGroup()] : []
            indices = [Int32](repeating: 0, count: items.count)
            return
        }
        indices.reserveCapacity(items.count)
        var known: [GroupKey: Int32] = [:]
        var newest: [Int64] = []
        var last: (key: GroupKey, group: Int32)?
        for index in 0..<items.count {
            let key = GroupKey(items, index, by: grouping, organizations: organizations, keys: keys)
            let group: Int32
            if let last, last.key == key {
                group = last.group
            } else if let found = known[key] {
                group = found
            } else {
                group = Int32(groups.count)
                known[key] = group
                groups.append(ItemGroup(items, index, by: grouping, keys: keys))
                newest.append(items.columns.starts[index])
            }
            last = (key, group)
            indices.append(group)
            if grouping == .resource, items.columns.starts[index] > newest[Int(group)] {
                newest[Int(group)] = items.columns.starts[index]
                groups[Int(group)] = ItemGroup(items, index, by: grouping, keys: keys)
            }
        }
    }
}
