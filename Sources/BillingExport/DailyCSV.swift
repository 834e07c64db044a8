public import Billing

/// What an invoice's items cost by day, as CSV: a row a group and day. Corrections of earlier months have rows without a day.
public enum DailyCSV {
    public static func bytes(of costs: DailyCosts) -> [UInt8] {
        var rows = CSVRows()
        rows.add(costs.grouping.columns + ["day", "cost"])
        for row in costs.grouping == nil ? [costs.sum] : costs.rows {
            let group = costs.grouping.fields(of: row.group)
            for (day, cost) in zip(costs.days, row.days) {
                rows.add(group + [.own("\(day.start)".prefix(10).description), .own(cost.decimal(in: costs.currency))])
            }
            if row.corrections != .zero { rows.add(group + ["", .own(row.corrections.decimal(in: costs.currency))]) }
        }
        return rows.bytes
    }
}
