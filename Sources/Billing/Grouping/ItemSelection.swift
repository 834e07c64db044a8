/// Some of an invoice's items, as an outline in an order.
public struct ItemSelection: Sendable {
    private let tree: ItemTree
    private let sort: ItemSort
    /// The indices of the items, in the invoice's order.
    private let indices: [Int]
    private var organizationSums: [Sum]
    private var appSums: [Sum]
    public let cost: Money

    private struct Sum: Sendable {
        var count = 0
        var cost: Int128 = 0
        var newest = Int64.min
    }

    init(of tree: ItemTree, _ filter: ItemFilter, by sort: ItemSort) {
        self.tree = tree
        self.sort = sort
        let matcher = ItemMatcher(filter, in: tree)
        let indices = filter == ItemFilter() ? tree.order : tree.order.filter(matcher.matches)
        var organizations = [Sum](repeating: Sum(), count: tree.organizationCount)
        var apps = [Sum](repeating: Sum(), count: tree.appCount)
        let (billed, starts) = (tree.items.billed, tree.items.columns.starts)
        for index in indices {
            let app = Int(tree.apps.indices[index])
            apps[app].count += 1
            apps[app].cost += Int128(billed[index])
            apps[app].newest = max(apps[app].newest, starts[index])
        }
        var cost: Int128 = 0
        for (app, sum) in apps.enumerated() where sum.count > 0 {
            let organization = tree.organizationsOfApps[app]
            organizations[organization].count += sum.count
            organizations[organization].cost += sum.cost
            organizations[organization].newest = max(organizations[organization].newest, sum.newest)
            cost += sum.cost
        }
        self.indices = indices
        organizationSums = organizations
        appSums = apps
        self.cost = Money(minorUnits: cost)
    }

    /// How many items there are.
    public var count: Int { indices.count }

    public var organizations: [ItemBranch] {
        let groups = tree.organizations.groups
        return sorted(
            organizationSums.indices.lazy.filter { organizationSums[$0].count > 0 }.map { number in
                branch(number, named: groups[number].organization, organizationSums[number])
            })
    }

    /// The apps of all organizations, or of one.
    public func apps(of organization: ItemBranch? = nil) -> [ItemBranch] {
        let groups = tree.apps.groups
        let numbers = appSums.indices.lazy.filter { number in
            appSums[number].count > 0
                && (organization == nil || tree.organizationsOfApps[number] == organization?.number)
        }
        return sorted(numbers.map { branch($0, named: groups[$0].app, appSums[$0]) })
    }

    /// The name of the organization that an app is of.
    public func organization(of app: ItemBranch) -> String {
        tree.organizations.groups[tree.organizationsOfApps[app.number]].organization ?? ""
    }

    /// The positions of items in the invoice's order, of all apps or of one.
    public func positions(of app: ItemBranch? = nil) -> [Int] {
        var positions: [Int] = []
        positions.reserveCapacity(app?.count ?? count)
        // The items of the selection stand in it in the invoice's order, so one walk over both finds where each stands.
        var next = indices.startIndex
        for (position, index) in tree.order.enumerated() where next < indices.endIndex && indices[next] == index {
            next += 1
            if let app, Int(tree.apps.indices[index]) != app.number { continue }
            positions.append(position)
        }
        return sorted(positions)
    }

    private func branch(_ number: Int, named name: String?, _ sum: Sum) -> ItemBranch {
        ItemBranch(
            number: number, name: name ?? "", count: sum.count, cost: Money(minorUnits: sum.cost),
            newest: Instant(millisecondsSince1970: sum.newest))
    }

    private func sorted(_ branches: some Sequence<ItemBranch>) -> [ItemBranch] {
        branches.sorted { left, right in
            switch sort {
            case .cost where left.cost != right.cost: return left.cost > right.cost
            case .newest where left.newest != right.newest: return left.newest > right.newest
            case .cost, .name, .newest: break
            }
            if !left.name.utf8.elementsEqual(right.name.utf8) {
                return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
            }
            return left.number < right.number
        }
    }

    /// Items of one rank stay in the invoice's order.
    private func sorted(_ positions: [Int]) -> [Int] {
        let (items, order) = (tree.items, tree.order)
        switch sort {
        case .cost:
            return positions.sorted { (items.billed[order[$1]], $0) < (items.billed[order[$0]], $1) }
        case .newest:
            return positions.sorted { (items.columns.starts[order[$1]], $0) < (items.columns.starts[order[$0]], $1) }
        case .name:
            let ranks = items.columns.descriptionNames.ranks()
            func rank(_ position: Int) -> NameTable.Code { ranks[Int(items.columns.descriptions[order[position]])] }
            return positions.sorted { (rank($0), $0) < (rank($1), $1) }
        }
    }
}
