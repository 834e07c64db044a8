public import Billing

/// Tells in what an invoice differs from what the reference says.
public enum InvoiceComparison {
    /// One sentence a difference; none where both say the same, items in the same order.
    public static func differences(_ invoice: Invoice, from reference: ReferenceInvoice) -> [String] {
        let given = texts(of: invoice)
        let wanted = reference.items.map { text(of: $0) }
        var differences = differences(ofTotals: invoice.totals, from: reference)
        for index in 0..<max(given.count, wanted.count) {
            let given = index < given.count ? given[index] : "nothing"
            let wanted = index < wanted.count ? wanted[index] : "nothing"
            // As bytes: to Swift, texts of two Unicode forms are equal.
            if !given.utf8.elementsEqual(wanted.utf8) { differences.append("item \(index + 1) is \(given), not \(wanted)") }
        }
        return differences
    }

    /// Each item in a line, in the invoice's order.
    public static func texts(of invoice: Invoice) -> [String] {
        invoice.items.inOrder().map { text(of: invoice.items[$0]) }
    }

    /// One sentence for each total that is not the reference's.
    public static func differences(ofTotals totals: InvoiceTotals, from reference: ReferenceInvoice) -> [String] {
        let pairs: [(String, Int128, Int128)] = [
            ("platform", totals.rated.dynos.minorUnits, reference.platform),
            ("addons", totals.rated.addons.minorUnits, reference.addons),
            ("databases", totals.rated.databases.minorUnits, reference.databases),
            ("charges", totals.charges.minorUnits, reference.charges),
            ("credits", totals.credits.minorUnits, reference.credits),
            ("total", totals.total.minorUnits, reference.total),
            ("dyno units", Int128(totals.rated.dynoUnits), Int128(reference.dynoUnits)),
            ("weighted dyno hour hundredths", totals.rated.weightedDynoHourHundredths, reference.weightedDynoHourHundredths),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1), not \($0.2)" }
    }

    private static func text(of item: LineItem) -> String {
        let end = item.deletedAt.map { "\($0)" } ?? "open"
        return "\(item.organization) \(item.app): \(item.description) (\(item.type.name)) \(item.quantity) × "
            + "\(item.pricePerUnit) = \(item.billedPrice.minorUnits), \(item.createdAt) to \(end)"
    }

    private static func text(of item: ReferenceItem) -> String {
        let end = item.deletedAt.map { "\($0)" } ?? "open"
        return "\(item.organization) \(item.app): \(item.description) (\(item.type.name)) \(item.quantity.count) × "
            + "\(item.price) = \(item.billed), \(item.createdAt) to \(end)"
    }
}
