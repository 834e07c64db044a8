import Billing

/// A scope's invoices as a table, a month a line, with the sum of all; on a terminal with a bar of each month's charges.
enum InvoiceListTable {
    private static let barWidth = 40

    static func text(of invoices: [Invoice], width: Int?, style: TerminalStyle = .plain) -> String {
        var table = TextTable([
            ("INVOICE", .word), ("STATUS", .word), ("DYNOS", .number), ("ADD-ONS", .number), ("CREDITS", .number),
            ("TOTAL", .number),
        ])
        var sum = InvoiceTotals(rated: RatedTotals())
        let longest = invoices.map { Bar.length(of: $0.totals.rated) }.max() ?? .zero
        for invoice in invoices {
            table.add(
                [invoice.month.description, invoice.status.rawValue] + cells(invoice.totals, invoice.currency),
                bar: Bar(invoice.totals.rated, of: longest))
            sum.rated.dynos += invoice.totals.rated.dynos
            sum.rated.addons += invoice.totals.rated.addons
            sum.credits += invoice.totals.credits
        }
        if invoices.count > 1 { table.add(["Sum", ""] + cells(sum, invoices[0].currency), tint: .strong) }
        // Scripts that read the table have found no bars in it, and find none.
        let barWidth = width == nil ? 0 : barWidth
        let text = table.text(width: width, style: style, barWidth: barWidth)
        let hasBars = longest > .zero && table.barWidth(in: width, atMost: barWidth) > 0
        return hasBars ? "\(text)\n\(Bar.legend(style: style))\n" : text
    }

    private static func cells(_ totals: InvoiceTotals, _ currency: Currency) -> [String] {
        [totals.rated.dynos, totals.rated.addons, totals.credits, totals.total].map { $0.formatted(in: currency) }
    }
}
