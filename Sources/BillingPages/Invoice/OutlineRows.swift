import Billing

/// Makes the rows of an outline.
struct OutlineRows {
    let facts: InvoiceFacts
    let query: InvoiceQuery

    /// - Parameter opening: what its row leads to; nil where it opens in the page.
    func branch(_ branch: ItemBranch, opening: InvoiceQuery? = nil) -> ItemOutline.Branch {
        ItemOutline.Branch(
            name: branch.name, count: ItemOutline.counted(branch.count, "item"),
            shares: PageShare.of(branch.cost, in: facts.tree.cost), cost: branch.cost.formatted(in: facts.head.currency),
            branchPath: opening?.path(on: facts.path, fragment: "items") ?? "")
    }

    /// - Parameter position: the item's place in the invoice's order.
    func line(_ position: Int) -> ItemOutline.Line {
        let item = facts.tree.items[facts.tree.order[position]]
        return ItemOutline.Line(
            name: item.description,
            linePath: query.explaining(position + 1).path(on: facts.path, fragment: "explained"), detail: detail(of: item),
            shares: PageShare.of(item.billedPrice, in: facts.tree.cost),
            cost: item.billedPrice.formatted(in: facts.head.currency), isExplained: query.explained == position + 1)
    }

    /// `2 × $30 a month, from 26 July 2016`.
    private func detail(of item: LineItem) -> String {
        let amount = item.pricePerUnit.formatted(in: facts.head.currency)
        let price = item.quantity == 1 ? "\(amount) a month" : "\(item.quantity) × \(amount) a month"
        let start = Day(containing: item.createdAt)
        guard let end = item.deletedAt.map({ Day(containing: $0) }) else { return "\(price), from \(start.words)" }
        return start == end ? "\(price), on \(start.words)" : "\(price), \(start.words) to \(end.words)"
    }
}
