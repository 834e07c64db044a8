public import Billing

/// The items of an invoice with their explanations, some at a time.
public struct ExplainedItemsJSON {
    private let items: LineItems
    private let currency: Currency
    private var isFirst = true

    public init(_ items: LineItems, currency: Currency) {
        self.items = items
        self.currency = currency
    }

    /// Writes the next items.
    ///
    /// - Parameters:
    ///   - indices: those of the items.
    ///   - explanations: one an item.
    public mutating func bytes(of indices: some Collection<Int>, explanations: [ItemExplanation?]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, explanation) in zip(indices, explanations) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            var item = ItemsJSON(items.selecting(index), order: [0], currency: currency)
            var output = OutputBuffer(capacity: 1024)
            item.write(to: &output, upTo: .max)
            // Before the brace that ends the item.
            output.withBytes { bytes.append(contentsOf: $0.dropLast()) }
            ExplanationJSON.write(explanation, currency: currency, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        return bytes
    }
}
