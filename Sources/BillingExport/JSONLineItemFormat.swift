public import Billing

/// The items of closed invoices as they are served: the JSON of each, with commas between.
public struct JSONLineItemFormat: LineItemFormat {
    public init() {}

    public func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8] {
        var json = ItemsJSON(items, order: Array(order), currency: currency)
        var output = OutputBuffer()
        json.write(to: &output, upTo: .max)
        return output.withBytes { Array($0) }
    }

    public func decode(_ bytes: [UInt8], currency: Currency) -> LineItems? {
        var reader = ItemsJSONReader(bytes, decimals: currency.decimals)
        return reader.items()
    }
}
