public import Billing

/// The sums of a scope's months as JSON, one object a month and group.
public enum UsageJSON {
    public static func bytes(
        of rows: [UsageRow], in months: ClosedRange<Month>, by grouping: ItemGrouping?, currency: Currency
    ) -> [UInt8] {
        var object = JSONObjectText()
        object.add("start", months.lowerBound.description)
        object.add("end", months.upperBound.description)
        object.add("currency", currency.code)
        object.add("by", orNull: grouping?.rawValue ?? "")
        object.add("rows", objects: rows.map { self.object(of: $0, currency: currency) })
        return object.closed
    }

    private static func object(of row: UsageRow, currency: Currency) -> JSONObjectText {
        var object = JSONObjectText()
        object.add("month", row.month.description)
        object.add(row.group)
        object.add("platform_total", row.dynos, in: currency)
        object.add("addons_total", row.addons, in: currency)
        object.add("database_total", row.databases, in: currency)
        object.add("charges_total", row.charges, in: currency)
        guard let totals = row.totals else { return object }
        object.add("credits_total", totals.credits, in: currency)
        object.add("total", totals.total, in: currency)
        object.add("dyno_units", number: String(totals.rated.dynoUnits))
        object.add("weighted_dyno_hours", number: totals.rated.weightedDynoHours)
        return object
    }
}
