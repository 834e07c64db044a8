import Billing

/// The invoices of one document, gathered one after the other. All are held until it is drawn, so they have a limit.
public struct PDFInvoices: Sendable {
    /// How many items all of them may have: a page holds some thirty, and the items a hundred bytes each.
    public static let itemLimit = 1_000_000

    /// In the order in which they came.
    public private(set) var invoices: [PDFInvoice] = []
    private let itemLimit: Int
    private var itemCount = 0

    public init(itemLimit: Int = Self.itemLimit) {
        self.itemLimit = itemLimit
    }

    /// - Throws: ``PDFError/tooManyItems(limit:)``; then there is nothing more to gather.
    public mutating func append(_ invoice: PDFInvoice) throws(PDFError) {
        itemCount += invoice.invoice.items.count
        guard itemCount <= itemLimit else { throw .tooManyItems(limit: itemLimit) }
        invoices.append(invoice)
    }
}
