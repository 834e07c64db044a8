import Billing

/// An item as a table shows it, from which tests make invoices.
struct ShownItem {
    var organization: String
    var app: String
    var description = "gp2 web dyno"
    var type = ItemType.dyno
    /// In cents.
    var billed: Int64
}

extension Invoice {
    /// February 2017's invoice of some items, in the order in which they are given.
    static func showing(_ items: [ShownItem]) throws -> Invoice {
        let month = try month("2017-02-01")
        var columns = SpanColumns()
        var totals = RatedTotals()
        for (index, item) in items.enumerated() {
            columns.append(
                start: month.start, end: .never, price: Price(unchecked: 60_000_000), quantity: Quantity(unchecked: 1),
                flags: SpanFlags(type: item.type, isDatabase: false))
            columns.appendNames(
                organization: columns.organizationNames.code(of: item.organization),
                app: columns.appNames.code(of: item.app),
                description: columns.descriptionNames.code(of: item.description),
                resource: columns.resourceNames.code(of: ""), sequence: Int64(index))
            let amount = Money(minorUnits: Int128(item.billed))
            if item.type == .dyno { totals.dynos += amount } else { totals.addons += amount }
        }
        return Invoice(
            head: head(month, totals),
            items: LineItems(columns: columns, billed: items.map(\.billed), isInOrder: true))
    }

    /// An invoice's totals without its items, in cents.
    static func totaling(_ id: String, dynos: Int64, addons: Int64 = 0, databases: Int64 = 0) throws -> Invoice {
        var totals = RatedTotals()
        totals.dynos = Money(minorUnits: Int128(dynos))
        totals.addons = Money(minorUnits: Int128(addons))
        totals.databases = Money(minorUnits: Int128(databases))
        return Invoice(head: head(try month(id), totals), items: LineItems(columns: SpanColumns(), billed: []))
    }

    private static func head(_ month: Month, _ totals: RatedTotals) -> InvoiceHead {
        InvoiceHead(
            month: month, periodEnd: month.end, payment: .pending(month), state: 1, currency: .usd,
            totals: InvoiceTotals(rated: totals))
    }

    private static func month(_ id: String) throws -> Month {
        guard let month = Month(id: id) else { throw NotAMonth(id: id) }
        return month
    }

    private struct NotAMonth: Error {
        let id: String
    }
}
