/// What tells groups apart.
struct GroupKey: Hashable {
    private(set) var organization: Int64 = 0
    private(set) var other: Int64 = 0
    /// Of a resource only.
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
