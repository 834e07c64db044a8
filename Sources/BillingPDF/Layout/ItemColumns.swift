import Billing

/// Where the columns of the items' table stand; as wide as what they hold.
struct ItemColumns {
    let figures: TextStyle
    let description: Double
    let descriptionWidth: Double
    let type: Double
    /// Numbers end at these.
    let quantityRight: Double
    let priceRight: Double
    let from: Double
    let to: Double
    let billedRight: Double

    private static let gap = 14.0
    /// What is left to descriptions, at least; else figures are smaller.
    private static let narrowestDescription = 110.0

    init(_ invoice: Invoice, sums: [Money], page: PageGeometry, typesetter: Typesetter) {
        let columns = invoice.items.columns
        let currency = invoice.currency
        let billed = invoice.items.billed
        let amounts = sums + [billed.max(), billed.min()].compactMap { $0 }.map { Money(minorUnits: Int128($0)) }
        let amountTexts = amounts.map { $0.formatted(in: currency) }
        let priceTexts = Set(columns.prices).map { Price(unchecked: $0).formatted(in: currency) }
        let quantityText = decimalText(Int128(columns.quantities.max() ?? 0), decimals: 0, groups: true)

        func widths(_ style: TextStyle) -> (type: Double, quantity: Double, price: Double, date: Double, billed: Double) {
            let table = typesetter.figures(style)
            func widest(_ texts: [String], under head: String) -> Double {
                texts.reduce(typesetter.label(head, .caption).width) { max($0, table.width(of: $1)) }
            }
            return (
                table.width(of: "Add-on"), widest([quantityText], under: "Qty"), widest(priceTexts, under: "Unit price"),
                table.width(of: "28 May 2000"), widest(amountTexts, under: "Billed")
            )
        }
        func left(_ style: TextStyle) -> Double {
            let widths = widths(style)
            return page.contentWidth - widths.type - widths.quantity - widths.price - 2 * widths.date - widths.billed
                - 6 * Self.gap
        }
        figures = left(.body) < Self.narrowestDescription ? .small : .body
        let widths = widths(figures)
        description = page.left
        descriptionWidth = left(figures)
        type = description + descriptionWidth + Self.gap
        quantityRight = type + widths.type + Self.gap + widths.quantity
        priceRight = quantityRight + Self.gap + widths.price
        from = priceRight + Self.gap
        to = from + widths.date + Self.gap
        billedRight = page.right
    }
}
