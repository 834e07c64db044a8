import Billing

/// The sums of several months, for people: a month a line, with a bar; or a group a line, with its months as a line of bars.
enum UsageTable {
    private static let barWidth = 30

    static func text(of usage: FoundUsage, by grouping: ItemGrouping?, width: Int?) -> String {
        guard let grouping else { return months(of: usage, width: width) }
        let months = (usage.months.lowerBound.ordinal...usage.months.upperBound.ordinal).map { Month(ordinal: $0) }
        var order: [[String]] = []
        var amounts: [[String]: [Month: Money]] = [:]
        for row in usage.rows {
            // Also what has one name and two ids is one line of the table.
            let cells = grouping.cells(of: row.group)
            if amounts[cells] == nil { order.append(cells) }
            amounts[cells, default: [:]][row.month, default: .zero] += row.charges
        }
        let sums = order.map { cells in (cells: cells, sum: (amounts[cells] ?? [:]).values.reduce(.zero, +)) }
        var table = TextTable(
            grouping.headings + [("FIRST", .number), ("LAST", .number), ("SUM", .number), ("BY MONTH", .word)])
        func add(_ cells: [String], _ byMonth: [Month: Money], _ sum: Money) {
            let line = months.map { byMonth[$0] ?? .zero }
            table.add(
                cells + [line.first, line.last, sum].map { ($0 ?? .zero).formatted(in: usage.currency) }
                    + [BarChart.line(line)])
        }
        for entry in sums.enumerated().sorted(by: { ($1.element.sum, $0.offset) < ($0.element.sum, $1.offset) }) {
            add(entry.element.cells, amounts[entry.element.cells] ?? [:], entry.element.sum)
        }
        if sums.count > 1 {
            let all = amounts.values.reduce(into: [Month: Money]()) { $0.merge($1, uniquingKeysWith: +) }
            add(grouping.sumCells, all, all.values.reduce(.zero, +))
        }
        return table.text(width: width)
    }

    private static func months(of usage: FoundUsage, width: Int?) -> String {
        var table = TextTable([
            ("MONTH", .word), ("DYNOS", .number), ("ADD-ONS", .number), ("CHARGES", .number), ("CREDITS", .number),
            ("TOTAL", .number), ("", .word),
        ])
        let largest = usage.rows.map(\.charges).max() ?? .zero
        for row in usage.rows {
            let amounts = [row.dynos, row.addons, row.charges, row.totals?.credits ?? .zero, row.totals?.total ?? .zero]
            table.add(
                [String(row.month.description.prefix(7))] + amounts.map { $0.formatted(in: usage.currency) }
                    + [BarChart.bar(row.charges, largest: largest, width: barWidth)])
        }
        return table.text(width: width)
    }
}
