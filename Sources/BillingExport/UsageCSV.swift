public import Billing

/// The sums of a scope's months as CSV, a row a month and group.
public enum UsageCSV {
    public static func bytes(of rows: [UsageRow], by grouping: ItemGrouping?, currency: Currency) -> [UInt8] {
        var csv = CSVRows()
        let more: [CSVField] = grouping == nil ? ["credits_total", "total", "dyno_units", "weighted_dyno_hours"] : []
        csv.add(
            ["month"] + grouping.columns + ["platform_total", "addons_total", "database_total", "charges_total"] + more)
        for row in rows {
            let amounts = [row.dynos, row.addons, row.databases, row.charges].map { CSVField.own($0.decimal(in: currency)) }
            var fields = [.own(row.month.description)] + grouping.fields(of: row.group) + amounts
            if let totals = row.totals {
                fields += [
                    .own(totals.credits.decimal(in: currency)), .own(totals.total.decimal(in: currency)),
                    .own(String(totals.rated.dynoUnits)), .own(totals.rated.weightedDynoHours),
                ]
            }
            csv.add(fields)
        }
        return csv.bytes
    }
}
