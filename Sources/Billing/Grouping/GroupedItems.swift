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

/// What tells groups apart.
private struct GroupKey: Hashable {
    private var organization: Int64 = 0
    private var other: Int64 = 0
    private var more: Int64 = 0

    init(_ items: LineItems, _ index: Int, by grouping: ItemGrouping, organizations: [Int64]?, keys: ItemKeys) {
        let columns = items.columns
        switch grouping {
        case .type: other = Int64(columns.flags(at: index).type.rawValue)
        case .space: other = Int64(keys.spaces[index])
        case .organization: organization = Self.organization(columns, index, organizations)
        case .app:
            organization = Self.organization(columns, index, organizations)
            other = Int64(columns.apps[index])
        case .resource:
            organization = Self.organization(columns, index, organizations)
            other = keys.resources[index].value
            // A resource that has moved is two, as its items are.
            more = Int64(columns.apps[index])
        }
    }

    private static func organization(_ columns: SpanColumns, _ index: Int, _ organizations: [Int64]?) -> Int64 {
        if let organizations { return organizations[index] }
        let id = columns.idsOfOrganizations.isEmpty ? -1 : columns.idsOfOrganizations[index]
        return Int64(columns.organizations[index]) << 32 | Int64(UInt32(bitPattern: id))
    }
}

extension ItemGroup {
    fileprivate init(_ items: LineItems, _ index: Int, by grouping: ItemGrouping, keys: ItemKeys) {
        let item = items[index]
        self.init()
        switch grouping {
        case .type: type = item.type
        case .space: space = keys.spaceNames[keys.spaces[index]]
        case .organization, .app, .resource:
            organization = item.organization
            let ids = items.columns.idsOfOrganizations
            if !ids.isEmpty, ids[index] >= 0 { organizationID = items.columns.organizationIDs[ids[index]] }
            if grouping == .organization { break }
            app = item.app
            if grouping == .app { break }
            type = item.type
            description = item.description
        }
    }
}
