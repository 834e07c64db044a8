public import Billing

/// An invoice as the mission document writes it: compact JSON, its keys in the document's order, amounts as exact decimals.
///
/// It is written straight from the columns, a chunk at a time; the totals come first and need no item to be sorted.
public struct InvoiceJSON: ~Copyable {
    private let invoice: Invoice
    /// Made when the first item is asked for.
    private var items: ItemsJSON?
    private var isAtStart = true
    private var isAtEnd = false

    /// How many bytes a chunk has at least, unless it is the last.
    private static let chunkLength = 65_536

    public init(_ invoice: Invoice) {
        self.invoice = invoice
    }

    /// Writes all of an invoice at once.
    public static func bytes(of invoice: Invoice) -> [UInt8] {
        var bytes: [UInt8] = []
        var json = InvoiceJSON(invoice)
        var output = OutputBuffer()
        while json.write(to: &output) {
            output.withBytes { bytes.append(contentsOf: $0) }
            output.removeAll()
        }
        return bytes
    }

    /// Adds the next chunk to `output`.
    ///
    /// - Returns: false where there is none left, and nothing was added.
    public mutating func write(to output: inout OutputBuffer) -> Bool {
        if isAtEnd { return false }
        if isAtStart {
            InvoiceHeadJSON.write(invoice.head, to: &output)
            isAtStart = false
            // The totals go out before the items are sorted.
            if invoice.items.count > 0 { return true }
        }
        if invoice.items.count > 0 {
            if items == nil {
                items = ItemsJSON(invoice.items, order: invoice.items.inOrder(), currency: invoice.currency)
            }
            items?.write(to: &output, upTo: InvoiceJSON.chunkLength)
            if items?.isAtEnd == false { return true }
        }
        output.reserve(2)
        output.put("]}")
        isAtEnd = true
        return true
    }
}
