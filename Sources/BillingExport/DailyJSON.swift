public import Billing

/// What an invoice's items cost by day, as JSON.
public enum DailyJSON {
    public static func bytes(of costs: DailyCosts) -> [UInt8] {
        let currency = costs.currency
        var object = JSONObjectText()
        object.add("id", costs.month.description)
        object.add("currency", currency.code)
        object.add("by", orNull: costs.grouping?.rawValue ?? "")
        object.add("days", texts: costs.days.map { String($0.start.description.prefix(10)) })
        add(costs.sum, to: &object, currency: currency)
        object.add(
            "groups",
            objects: costs.rows.map { row in
                var object = JSONObjectText()
                object.add(row.group)
                add(row, to: &object, currency: currency)
                return object
            })
        return object.closed
    }

    private static func add(_ row: DailyCosts.Row, to object: inout JSONObjectText, currency: Currency) {
        object.add("costs", row.days, in: currency)
        object.add("corrections_total", row.corrections, in: currency)
        object.add("charges_total", row.charges, in: currency)
    }
}
