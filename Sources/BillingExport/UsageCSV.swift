public import Billing

/// The sums of a scope's months as CSV, a row a month and group.
public enum UsageCSV {
    public static func bytes(of rows: [UsageRow], by grouping: ItemGrouping?, currency: Currency) -> [UInt8] {
        var csv = CSVRows()
        let more = grouping == nil ? ["credits_total", "total", "dyno_units", "weighted_dyno_hours"] : []
        csv.add(
            ["month"] + grouping.columns + ["platform_total", "addons_total", "database_total", "charges_total"] + more)
        for row in rows {
            let amounts = [row.dynos, row.addons, row.databases, row.charges].map { $0.decimal(in: currency) }
            var fields = [row.month.description] + grouping.fields(of: row.group) + amounts
            if let totals = row.totals {
                fields += [
                    totals.credits.decimal(in: currency), totals.total.decimal(in: currency),
                    String(totals.rated.dynoUnits), totals.rated.weightedDynoHours,
                ]
            }
            csv.add(fields)
        }
        return csv.bytes
    }
}
