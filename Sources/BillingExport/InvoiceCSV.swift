public import Billing

/// An invoice's items as CSV (RFC 4180), a row an item, with the names that the API has for the fields; a chunk at a time.
public struct InvoiceCSV: ~Copyable {
    private let invoice: Invoice
    private let order: [Int]
    private let organizations: EncodedNames
    private let apps: EncodedNames
    private let descriptions: EncodedNames
    private var position = 0
    private var isAtStart = true

    /// All of a row but its names.
    private static let fixedLength = 200
    private static let chunkLength = 65_536

    public init(_ invoice: Invoice) {
        self.invoice = invoice
        let columns = invoice.items.columns
        order = invoice.items.inOrder()
        organizations = EncodedNames(columns.organizationNames, encode: appendCSVField)
        apps = EncodedNames(columns.appNames, encode: appendCSVField)
        descriptions = EncodedNames(columns.descriptionNames, encode: appendCSVField)
    }

    /// Adds the next chunk to `output`.
    ///
    /// - Returns: false where there is none left, and nothing was added.
    public mutating func write(to output: inout OutputBuffer) -> Bool {
        guard isAtStart || position < order.count else { return false }
        let rowLength =
            InvoiceCSV.fixedLength + organizations.maximumLength + apps.maximumLength + descriptions.maximumLength
        output.reserve(rowLength)
        if isAtStart {
            output.put(
                "organization,app,description,type,quantity,price_per_unit,billed_price,created_at,deleted_at\r\n")
            isAtStart = false
        }
        while position < order.count, output.count < InvoiceCSV.chunkLength {
            output.reserve(rowLength)
            writeRow(order[position], to: &output)
            position += 1
        }
        return true
    }

    private borrowing func writeRow(_ index: Int, to output: inout OutputBuffer) {
        let columns = invoice.items.columns
        let comma = UInt8(ascii: ",")
        organizations.write(columns.organizations[index], to: &output)
        output.put(comma)
        apps.write(columns.apps[index], to: &output)
        output.put(comma)
        descriptions.write(columns.descriptions[index], to: &output)
        switch columns.flags(at: index).type {
        case .dyno: output.put(",dyno,")
        case .addon: output.put(",addon,")
        }
        output.put(Int64(columns.quantities[index]))
        output.put(comma)
        output.put(columns.prices[index], decimals: Price.decimals)
        output.put(comma)
        output.put(invoice.items.billed[index], decimals: invoice.currency.decimals)
        output.put(comma)
        output.put(Instant(millisecondsSince1970: columns.starts[index]))
        output.put(comma)
        let end = Instant(millisecondsSince1970: columns.ends[index])
        if end != .never { output.put(end) }
        output.put("\r\n")
    }
}
