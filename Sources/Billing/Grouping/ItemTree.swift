/// An invoice as an outline: its organizations, their apps, and the items of each app.
///
/// It is made once for an invoice. What is asked of it then is one pass over numbers: names are looked at once each, however
/// many items they have.
public struct ItemTree: Sendable {
    public let items: LineItems
    /// The indices of the items in the invoice's order.
    public let order: [Int]
    public let keys: ItemKeys
    let organizations: GroupedItems
    let apps: GroupedItems
    /// The organization of each app, by their numbers.
    let organizationsOfApps: [Int]
    /// What all items cost.
    public let cost: Money

    /// - Parameters:
    ///   - order: the indices of the items in the invoice's order.
    ///   - organizations: numbers that tell the items' organizations apart; nil where their names and ids do.
    ///   - keys: with the items' spaces where those are to be chosen by.
    public init(_ items: LineItems, order: [Int], organizations: [Int64]? = nil, keys: ItemKeys = ItemKeys()) {
        self.items = items
        self.order = order
        self.keys = keys
        let grouped = GroupedItems(items, by: .organization, organizations: organizations, keys: keys)
        let apps = GroupedItems(items, by: .app, organizations: organizations, keys: keys)
        var organizationsOfApps = [Int](repeating: 0, count: apps.groups.count)
        var cost: Int128 = 0
        for index in 0..<items.count {
            organizationsOfApps[Int(apps.indices[index])] = Int(grouped.indices[index])
            cost += Int128(items.billed[index])
        }
        self.organizations = grouped
        self.apps = apps
        self.organizationsOfApps = organizationsOfApps
        self.cost = Money(minorUnits: cost)
    }

    public var organizationCount: Int { organizations.groups.count }
    public var appCount: Int { apps.groups.count }

    /// The names of the spaces, each once, in the order of their bytes; empty where spaces are not known.
    public var spaceNames: [String] {
        guard !keys.spaces.isEmpty else { return [] }
        var names = NameTable()
        for space in keys.namedSpaces { _ = names.code(of: space.name) }
        return (0..<NameTable.Code(names.count)).sorted { names.precedes($0, $1) }.map { names[$0] }
    }

    /// Chooses some of the items and puts them in order.
    public func selection(_ filter: ItemFilter = ItemFilter(), by sort: ItemSort = .cost) -> ItemSelection {
        ItemSelection(of: self, filter, by: sort)
    }
}
