public import Billing

/// An invoice's items as CSV (RFC 4180), a row an item, with the names that the API has for the fields, and the invoice's
/// id; a chunk at a time.
public struct InvoiceCSV: ~Copyable {
    private let invoice: Invoice
    private let order: [Int]
    private let organizations: EncodedNames
    private let apps: EncodedNames
    private let descriptions: EncodedNames
    private var position = 0
    /// The invoice's id, by which rows of several months are told apart.
    private let rowEnd: [UInt8]
    private var isAtStart: Bool

    static let header = Array(
        "organization,app,description,type,quantity,price_per_unit,billed_price,created_at,deleted_at,invoice\r\n".utf8)
    /// All of a row but its names.
    private static let fixedLength = 200
    private static let chunkLength = 65_536

    /// - Parameter hasHeader: false for what follows other rows.
    public init(_ invoice: Invoice, hasHeader: Bool = true) {
        self.invoice = invoice
        rowEnd = Array(",\(invoice.month)\r\n".utf8)
        isAtStart = hasHeader
        let columns = invoice.items.columns
        order = invoice.items.inOrder()
        organizations = EncodedNames(columns.organizationNames, encode: appendCSVName)
        apps = EncodedNames(columns.appNames, encode: appendCSVName)
        descriptions = EncodedNames(columns.descriptionNames, encode: appendCSVName)
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
            InvoiceCSV.header.withUnsafeBytes { output.put($0) }
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
        rowEnd.withUnsafeBytes { output.put($0) }
    }
}
