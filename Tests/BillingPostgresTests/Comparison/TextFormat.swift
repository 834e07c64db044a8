import Billing

/// Closed items as a line of text each. Nothing reads them back.
struct TextFormat: LineItemFormat {
    func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8] {
        Array(order.map { text(of: items[$0]) }.joined(separator: "\n").utf8)
    }

    func decode(_ bytes: [UInt8], currency: Currency) -> LineItems? { nil }

    func text(of item: LineItem) -> String {
        "\(item.organization) \(item.app) \(item.description) \(item.type.name) \(item.quantity) × \(item.pricePerUnit)"
            + " = \(item.billedPrice.minorUnits), \(item.createdAt) to \(item.deletedAt.map { "\($0)" } ?? "-")"
    }
}
