/// What the items of an invoice cost by day, in groups.
///
/// The days of an item add up to what it is billed. Corrections of earlier months are for days of those months, so they stand
/// beside the days: days and corrections together are the invoice's charges.
public struct DailyCosts: Hashable, Sendable {
    /// The costs of one group.
    public struct Row: Hashable, Sendable {
        public var group: ItemGroup
        /// By the days of the month, the first one first.
        public var days: [Money]
        /// What is corrected of earlier months.
        public var corrections: Money

        /// All days and corrections.
        public var charges: Money { days.reduce(corrections, +) }

        public init(group: ItemGroup, days: [Money], corrections: Money) {
            self.group = group
            self.days = days
            self.corrections = corrections
        }
    }

    public let month: Month
    public let currency: Currency
    /// Nil for all items together.
    public let grouping: ItemGrouping?
    /// The days of the month that have begun.
    public let days: [Day]
    /// All items together.
    public let sum: Row
    /// By what they cost, the most first; those of one sum by their names. Empty without a grouping.
    public let rows: [Row]

    public init(month: Month, currency: Currency, grouping: ItemGrouping?, days: [Day], sum: Row, rows: [Row]) {
        self.month = month
        self.currency = currency
        self.grouping = grouping
        self.days = days
        self.sum = sum
        self.rows = rows
    }

    /// - Parameters:
    ///   - items: the invoice's.
    ///   - lost: which of its days each item lost, by the items' indices.
    ///   - corrections: the indices of items that are corrections.
    public init(
        items: LineItems, currency: Currency, grouped: GroupedItems, by grouping: ItemGrouping?, lost: [LostDays],
        corrections: Set<Int>, period: BillingPeriod, proration: Proration
    ) {
        let first = period.month.firstDay.daysSince1970
        let end = period.cutoff.advanced(milliseconds: -1)
        let count = period.cutoff > period.start ? Int(Day(containing: end).daysSince1970 - first) + 1 : 0
        let days = (0..<count).map { Day(daysSince1970: first + Int64($0)) }
        var spread = DaySpread(period: period, proration: proration)
        var amounts = [[Int128]](repeating: [Int128](repeating: 0, count: count), count: grouped.groups.count)
        var corrected = [Int128](repeating: 0, count: grouped.groups.count)
        for index in 0..<items.count {
            let group = Int(grouped.indices[index])
            if corrections.contains(index) {
                corrected[group] += Int128(items.billed[index])
            } else {
                spread.add(
                    items.billed[index], from: items.columns.starts[index], to: items.columns.ends[index], lost: lost[index],
                    to: &amounts[group])
            }
        }
        let rows = grouped.groups.indices.map { group in
            Row(
                group: grouped.groups[group], days: amounts[group].map { Money(minorUnits: $0) },
                corrections: Money(minorUnits: corrected[group]))
        }
        let sum = rows.reduce(into: Row(group: ItemGroup(), days: [Money](repeating: .zero, count: count), corrections: .zero)) {
            for day in 0..<count { $0.days[day] += $1.days[day] }
            $0.corrections += $1.corrections
        }
        self.init(
            month: period.month, currency: currency, grouping: grouping, days: days, sum: sum,
            rows: grouping == nil ? [] : Self.sorted(rows))
    }

    private static func sorted(_ rows: [Row]) -> [Row] {
        let charges = rows.map(\.charges)
        let order = rows.indices.sorted { left, right in
            if charges[left] != charges[right] { return charges[left] > charges[right] }
            return rows[left].group.names.lexicographicallyPrecedes(rows[right].group.names)
        }
        return order.map { rows[$0] }
    }
}
