import Billing

/// What an invoice's organizations and apps cost, and each's share of all charges, as an outline; with their items below them
/// where they are asked for.
enum CostOutlineTable {
    /// How many organizations, and apps of each, are listed where not all are asked for.
    static let standardLimit = 10
    private static let barWidth = 10

    static func text(
        of invoice: Invoice, details: Bool, width: Int?, style: TerminalStyle
    ) -> String {
        let outline = CostOutline(invoice.items)
        let limit = details ? Int.max : standardLimit
        let itemHeadings: [(heading: String, content: TextTable.Content)] = [
            ("QTY", .number), ("PRICE", .number), ("CREATED", .word), ("DELETED", .word),
        ]
        var table = TextTable(
            [("", .text)] + (details ? itemHeadings : []) + [("COST", .number), ("SHARE", .number)])
        let noItem = details ? [String](repeating: "", count: itemHeadings.count) : []
        func add(_ name: String, _ cost: Money, item: [String]? = nil, tint: TerminalStyle.Tint? = nil) {
            let share = Share(of: cost, in: outline.cost).map { "\($0)" } ?? ""
            table.add(
                [name] + (item ?? noItem) + [cost.formatted(in: invoice.currency), share], tint: tint,
                bar: Bar(cost, of: outline.cost))
        }
        for organization in outline.organizations.prefix(limit) {
            add(organization.name, organization.cost, tint: .strong)
            for app in organization.apps.prefix(limit) {
                add("  \(app.name)", app.cost)
                guard details else { continue }
                for index in app.items {
                    let item = invoice.items[index]
                    add("    \(item.description)", item.billedPrice, item: cells(of: item))
                }
            }
            addRest(organization.apps.dropFirst(limit).map(\.cost), indent: "  ")
        }
        addRest(outline.organizations.dropFirst(limit).map(\.cost), indent: "")
        func addRest(_ costs: [Money], indent: String) {
            guard !costs.isEmpty else { return }
            add("\(indent)and \(grouped(costs.count)) more", costs.reduce(.zero, +), tint: .faint)
        }
        return table.text(width: width, style: style, barWidth: barWidth)
    }

    private static func cells(of item: LineItem) -> [String] {
        [
            String(item.quantity), item.pricePerUnit.description, day(item.createdAt), item.deletedAt.map(day) ?? "",
        ]
    }

    private static func day(_ instant: Instant) -> String { String(instant.description.prefix(10)) }
}
