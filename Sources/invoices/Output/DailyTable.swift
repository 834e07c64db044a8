import Billing

/// What an invoice costs by day, for people: a bar a day, or a line of bars a group.
enum DailyTable {
    private static let barWidth = 40

    static func text(of costs: DailyCosts, width: Int?) -> String {
        guard let grouping = costs.grouping else { return days(of: costs, width: width) }
        var table = TextTable(grouping.headings + [("CHARGES", .number), ("CORRECTIONS", .number), ("BY DAY", .word)])
        func add(_ row: DailyCosts.Row, _ cells: [String]) {
            table.add(
                cells + [
                    row.charges.formatted(in: costs.currency),
                    row.corrections == .zero ? "" : row.corrections.formatted(in: costs.currency), BarChart.line(row.days),
                ])
        }
        for row in costs.rows { add(row, grouping.cells(of: row.group)) }
        if costs.rows.count > 1 { add(costs.sum, grouping.sumCells) }
        return table.text(width: width)
    }

    private static func days(of costs: DailyCosts, width: Int?) -> String {
        var table = TextTable([("DAY", .word), ("COST", .number), ("", .word)])
        let largest = costs.sum.days.max() ?? .zero
        for (day, cost) in zip(costs.days, costs.sum.days) {
            table.add([
                String(day.start.description.prefix(10)), cost.formatted(in: costs.currency),
                BarChart.bar(cost, largest: largest, width: barWidth),
            ])
        }
        if costs.sum.corrections != .zero {
            table.add(["Corrections", costs.sum.corrections.formatted(in: costs.currency), ""])
        }
        table.add(["Sum", costs.sum.charges.formatted(in: costs.currency), ""])
        return table.text(width: width)
    }
}
