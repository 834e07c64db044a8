extension ItemGroup {
    /// The group that an item is in.
    init(_ items: LineItems, _ index: Int, by grouping: ItemGrouping, keys: ItemKeys) {
        let item = items[index]
        self.init()
        switch grouping {
        case .type: type = item.type
        case .space:
            let named = keys.namedSpaces[Int(keys.spaces[index])]
            (space, spaceID) = (named.name, named.id)
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
