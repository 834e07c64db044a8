import Billing

/// One invoice for people: its totals, and what its organizations and apps cost, with their items where they are asked for.
enum InvoiceTable {
    static func text(
        of found: FoundInvoice, scope: Scope, details: Bool, width: Int?, style: TerminalStyle = .plain
    ) -> String {
        let invoice = found.invoice
        let title = "Invoice \(invoice.month) of \(scope.description.harmless().isolated)"
        var text = style.paint(title, .strong) + ", \(invoice.status.rawValue)\n"
        text += "\(invoice.periodStart) to \(invoice.periodEnd)\n"
        if let closedAt = found.closedAt { text += "Closed on \(closedAt)\n" }
        text += "\n" + sums(of: invoice, width: width, style: style)
        guard invoice.items.count > 0 else { return text + (details ? "\nNo usage.\n" : "") }
        text += "\n" + CostOutlineTable.text(of: invoice, details: details, width: width, style: style)
        if !details {
            let hint = invoice.items.count == 1 ? "item; --details shows it" : "items; --details lists them"
            text += "\n\(grouped(invoice.items.count)) \(hint).\n"
        }
        return text
    }

    private static func sums(of invoice: Invoice, width: Int?, style: TerminalStyle) -> String {
        let totals = invoice.totals
        var table = TextTable([("", .text), ("", .number)])
        func add(_ name: String, _ amount: Money, tint: TerminalStyle.Tint? = nil) {
            table.add([name, amount.formatted(in: invoice.currency)], tint: tint)
        }
        add("Dynos", totals.rated.dynos)
        add("Add-ons", totals.rated.addons)
        add("  of these databases", totals.rated.databases)
        add("Charges", totals.charges)
        add("Credits", totals.credits)
        add("Total", totals.total, tint: .strong)
        table.add(["Dyno units", String(totals.rated.dynoUnits)])
        table.add(["Weighted dyno hours", totals.rated.weightedDynoHours])
        return String(table.text(width: width, style: style).drop { $0 == "\n" })
    }
}
