/// How the items of closed invoices are kept: as the text in which they are served.
public protocol LineItemFormat: Sendable {
    /// Writes some items, one after the other.
    ///
    /// - Parameter order: the indices of the items.
    func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8]

    /// Reads what ``encode(_:order:currency:)`` wrote; the items are in their order.
    ///
    /// - Returns: nil for bytes that it did not write.
    func decode(_ bytes: [UInt8], currency: Currency) -> LineItems?
}
