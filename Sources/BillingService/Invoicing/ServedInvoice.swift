public import Billing

/// An invoice as it is served.
public enum ServedInvoice: Sendable {
    /// Made from usage, and may still change.
    case open(Invoice)
    /// Stored when its month was closed.
    case closed(ClosedDocument)

    public var head: InvoiceHead {
        switch self {
        case .open(let invoice): invoice.head
        case .closed(let closed): closed.head
        }
    }
}

/// An invoice of a closed month: its head, and where its items are.
public struct ClosedDocument: Hashable, Sendable {
    public let head: InvoiceHead
    public let closing: Closing
    /// In the order of the items.
    public let pieces: [ClosedInvoice.PieceKey]
}
