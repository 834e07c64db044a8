/// The groups of an invoice's items that cost the most.
public struct TopGroups: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var group: ItemGroup
        public var charges: Money

        public init(group: ItemGroup, charges: Money) {
            self.group = group
            self.charges = charges
        }
    }

    /// The most expensive first; those of one sum by their names, as ``UsageRow`` has them.
    public var entries: [Entry]
    /// How many groups there are that cost something, and what all of them come to.
    public var count: Int
    public var charges: Money

    public static let none = TopGroups(entries: [], count: 0, charges: .zero)

    public init(entries: [Entry], count: Int, charges: Money) {
        self.entries = entries
        self.count = count
        self.charges = charges
    }

    /// Only those that are listed are named, so that a million groups are a million numbers.
    ///
    /// - Parameters:
    ///   - grouping: by organization, space, app or type.
    ///   - keys: what ``ItemGrouping/needsKeys`` asks for.
    public init(_ items: LineItems, by grouping: ItemGrouping, keys: ItemKeys, limit: Int) {
        var groups = NumberTable()
        var sums: [Int128] = []
        // The item by which a group is named.
        var firsts: [Int32] = []
        for index in 0..<items.count {
            let key = GroupKey(items, index, by: grouping, organizations: nil, keys: keys)
            let group = groups.place(of: key.organization, key.other)
            if group == sums.count {
                sums.append(0)
                firsts.append(Int32(index))
            }
            sums[group] += Int128(items.billed[index])
        }
        let order = sums.indices.filter { sums[$0] > 0 }
        let least = TopNumbers.least(of: order.lazy.map { sums[$0] }, limit: limit)
        var found = order.filter { sums[$0] >= least }.map { group in
            Entry(
                group: ItemGroup(items, Int(firsts[group]), by: grouping, keys: keys),
                charges: Money(minorUnits: sums[group]))
        }
        found.sort { left, right in
            if left.charges != right.charges { return left.charges > right.charges }
            return left.group.names.lexicographicallyPrecedes(right.group.names)
        }
        self.init(
            entries: Array(found.prefix(limit)), count: order.count,
            charges: Money(minorUnits: order.reduce(0) { $0 + sums[$1] }))
    }
}
