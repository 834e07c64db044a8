/// What one group of a scope's items costs in one month.
public struct UsageRow: Hashable, Sendable {
    public var month: Month
    public var group: ItemGroup
    public var dynos = Money.zero
    public var addons = Money.zero
    /// The part of ``addons`` that is databases.
    public var databases = Money.zero
    /// The whole invoice's sums, where the row is of all of it.
    public var totals: InvoiceTotals?

    public init(month: Month, group: ItemGroup) {
        self.month = month
        self.group = group
    }

    public var charges: Money { dynos + addons }

    /// The row of a whole invoice.
    public init(of head: InvoiceHead) {
        self.init(month: head.month, group: ItemGroup())
        (dynos, addons, databases) = (head.totals.rated.dynos, head.totals.rated.addons, head.totals.rated.databases)
        totals = head.totals
    }

    /// The rows of an invoice's groups: by what they cost, the most first; those of one sum by their names.
    ///
    /// - Parameter databases: the indices of the items that are databases.
    public static func rows(
        of items: LineItems, grouped: GroupedItems, month: Month, databases: Set<Int>
    ) -> [UsageRow] {
        var rows = grouped.groups.map { UsageRow(month: month, group: $0) }
        for index in 0..<items.count {
            let group = Int(grouped.indices[index])
            let amount = Money(minorUnits: Int128(items.billed[index]))
            switch items.columns.flags(at: index).type {
            case .dyno: rows[group].dynos += amount
            case .addon:
                rows[group].addons += amount
                if databases.contains(index) { rows[group].databases += amount }
            }
        }
        return rows.sorted { left, right in
            if left.charges != right.charges { return left.charges > right.charges }
            return left.group.names.lexicographicallyPrecedes(right.group.names)
        }
    }
}
