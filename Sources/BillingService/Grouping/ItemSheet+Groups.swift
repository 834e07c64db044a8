import Billing

extension ItemSheet {
    /// The items in their groups.
    func grouped(by grouping: ItemGrouping?, in store: any Store) async throws(StoreError) -> GroupedItems {
        let keys = try await keys(withSpaces: grouping == .space, in: store)
        return GroupedItems(items, by: grouping, organizations: organizationNumbers, keys: keys)
    }

    /// Numbers that tell the items' organizations apart; nil where their names and ids do.
    var organizationNumbers: [Int64]? { closing == nil ? nil : pieces.map(\.organization.value) }

    /// Whether the spaces of all items are known without a look at their histories.
    var tellsSpaces: Bool {
        closing == nil || pieces.indices.allSatisfy { pieces[$0].space != nil || corrections[$0] != nil }
    }

    /// What is needed to put the items into groups.
    func keys(withSpaces: Bool, in store: any Store) async throws(StoreError) -> ItemKeys {
        let keys = ItemKeys(resources: resources)
        guard withSpaces else { return keys }
        return try await keys.adding(spaces: try await spaces(in: store), at: batch, from: store)
    }

    /// The spaces of the items: of an organization that had several, what was stored does not tell them.
    private func spaces(in store: any Store) async throws(StoreError) -> [SpaceKey] {
        guard let closing else { return items.columns.spaceKeys }
        let known = pieces.indices.map { pieces[$0].space ?? corrections[$0]?.line.place.space }
        var histories = ClosedHistories(store: store, closing: closing)
        try await histories.load(Set(known.indices.filter { known[$0] == nil }.map { resources[$0] }))
        return known.indices.map { index in
            known[index] ?? histories.span(of: resources[index], from: items[index].createdAt)?.place.space ?? SpaceKey(0)
        }
    }

    /// The indices of the items that are databases; a correction is one where its own month's rules have it so.
    ///
    /// - Parameter closed: the months that may be corrected.
    func databases(_ closed: ClosedMonths) -> Set<Int> {
        let columns = items.columns
        if closing == nil { return Set((0..<items.count).filter { columns.flags(at: $0).isDatabase }) }
        var known: [DatabaseServices: [Bool]] = [:]
        let names = columns.descriptionNames
        return Set(
            (0..<items.count).filter { index in
                guard columns.flags(at: index).type == .addon else { return false }
                let rules = corrections[index].flatMap { closed.closing(of: $0.month)?.rules } ?? rules
                let services = rules.databaseServices
                if known[services] == nil {
                    known[services] = (0..<names.count).map { services.contain(description: names[NameTable.Code($0)]) }
                }
                return known[services]?[Int(columns.descriptions[index])] ?? false
            })
    }
}

extension ItemKeys {
    /// The same with the items' spaces, called as they were at a batch.
    fileprivate func adding(
        spaces: [SpaceKey], at batch: Int64, from store: any Store
    ) async throws(StoreError) -> ItemKeys {
        var wanted = NameKeys()
        var distinct = NumberTable()
        let places = spaces.map { distinct.place(of: $0.value) }
        let known = (0..<distinct.count).map { SpaceKey(distinct.first(at: $0)) }
        wanted.spaces = Set(known)
        let directory = try await store.names(of: wanted, at: batch)
        var keys = self
        keys.namedSpaces = known.map { directory.spaces[$0] ?? Named(name: "") }
        keys.spaces = places.map { Int32($0) }
        return keys
    }
}
