import Billing

/// The price book as a table, a price a line; the prices that hold now are marked.
enum PlanTable {
    static func text(of plans: [Plan], now: Instant, currency: Currency, width: Int?) -> String {
        var table = TextTable([
            ("TYPE", .word), ("PLAN", .text), ("PRICE A MONTH", .number), ("VALID FROM", .word), ("", .word),
        ])
        for plan in plans {
            let current = plan.price(at: now)
            for price in plan.prices {
                let validFrom = price.validFrom.millisecondsSince1970 == 0 ? "always" : "\(price.validFrom)"
                table.add([
                    plan.type.name, plan.name, "\(price.price) \(currency.code)", validFrom, price == current ? "now" : "",
                ])
            }
        }
        return table.text(width: width)
    }
}
