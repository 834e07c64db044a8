public import Billing

/// An invoice's items, an object an item and line, each as the invoice's JSON has it, and the
/// invoice's id at the end; a chunk at a time.
public struct InvoiceNDJSON: ~Copyable {
    private var items: ItemsJSON

    private static let chunkLength = 65_536

    public init(_ invoice: Invoice) {
        items = ItemsJSON(
            invoice.items, order: invoice.items.inOrder(), currency: invoice.currency, division: .lines(invoice.month))
    }

    /// Adds the next chunk to `output`.
    ///
    /// - Returns: false where there is none left, and nothing was added.
    public mutating func write(to output: inout OutputBuffer) -> Bool {
        guard !items.isAtEnd else { return false }
        items.write(to: &output, upTo: InvoiceNDJSON.chunkLength)
        return true
    }
}
