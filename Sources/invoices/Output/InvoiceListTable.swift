import Billing

/// A scope's invoices as a table, a month a line, with the sum of all.
enum InvoiceListTable {
    static func text(of invoices: [Invoice], width: Int?) -> String {
        var table = TextTable([
            ("INVOICE", .word), ("STATUS", .word), ("DYNOS", .number), ("ADD-ONS", .number), ("CREDITS", .number),
            ("TOTAL", .number),
        ])
        var sum = InvoiceTotals(rated: RatedTotals())
        for invoice in invoices {
            table.add([invoice.month.description, invoice.status.rawValue] + cells(invoice.totals, invoice.currency))
            sum.rated.dynos += invoice.totals.rated.dynos
            sum.rated.addons += invoice.totals.rated.addons
            sum.credits += invoice.totals.credits
        }
        if invoices.count > 1 { table.add(["Sum", ""] + cells(sum, invoices[0].currency)) }
        return table.text(width: width)
    }

    private static func cells(_ totals: InvoiceTotals, _ currency: Currency) -> [String] {
        [totals.rated.dynos, totals.rated.addons, totals.credits, totals.total].map { $0.formatted(in: currency) }
    }
}
