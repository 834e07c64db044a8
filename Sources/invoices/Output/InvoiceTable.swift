import Billing

/// One invoice for people: its totals, and its items where they are asked for.
enum InvoiceTable {
    static func text(of found: FoundInvoice, scope: Scope, details: Bool, width: Int?) -> String {
        let invoice = found.invoice
        let currency = invoice.currency
        let totals = invoice.totals
        var text = "Invoice \(invoice.month) of \(scope), \(invoice.status.rawValue)\n"
        text += "\(invoice.periodStart) to \(invoice.periodEnd)\n"
        if let closedAt = found.closedAt { text += "Closed on \(closedAt)\n" }
        text += "\n"
        var sums = TextTable([("", .text), ("", .number)])
        sums.add(["Dynos", totals.rated.dynos.formatted(in: currency)])
        sums.add(["Add-ons", totals.rated.addons.formatted(in: currency)])
        sums.add(["  of these databases", totals.rated.databases.formatted(in: currency)])
        sums.add(["Charges", totals.charges.formatted(in: currency)])
        sums.add(["Credits", totals.credits.formatted(in: currency)])
        sums.add(["Total", totals.total.formatted(in: currency)])
        sums.add(["Dyno units", String(totals.rated.dynoUnits)])
        sums.add(["Weighted dyno hours", totals.rated.weightedDynoHours])
        text += sums.text(width: width).drop { $0 == "\n" }
        if details {
            text += "\n" + items(of: invoice, width: width)
        } else if found.itemCount > 0 {
            let hint = found.itemCount == 1 ? "item; --details shows it" : "items; --details lists them"
            text += "\n\(grouped(found.itemCount)) \(hint).\n"
        }
        return text
    }

    private static func items(of invoice: Invoice, width: Int?) -> String {
        guard invoice.items.count > 0 else { return "No usage.\n" }
        var table = TextTable([
            ("ORGANIZATION", .text), ("APP", .text), ("DESCRIPTION", .text), ("QTY", .number), ("PRICE", .number),
            ("BILLED", .number), ("CREATED", .word), ("DELETED", .word),
        ])
        for index in invoice.items.inOrder() {
            let item = invoice.items[index]
            table.add([
                item.organization, item.app, item.description, String(item.quantity),
                item.pricePerUnit.description, item.billedPrice.formatted(in: invoice.currency),
                day(item.createdAt), item.deletedAt.map(day) ?? "",
            ])
        }
        return table.text(width: width)
    }

    private static func day(_ instant: Instant) -> String { String(instant.description.prefix(10)) }
}
