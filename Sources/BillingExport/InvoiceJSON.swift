public import Billing

/// An invoice as the mission document writes it: compact JSON, its keys in the document's order, amounts as exact decimals.
///
/// It is written straight from the columns, a chunk at a time; the totals come first and need no item to be sorted.
public struct InvoiceJSON: ~Copyable {
    private let invoice: Invoice
    private let decimals: Int
    private var items: Items?
    private var position = 0
    private var isAtStart = true
    private var isAtEnd = false

    /// What is needed to write items, made when the first is asked for.
    private struct Items {
        let order: [Int]
        let organizations: EncodedNames
        let apps: EncodedNames
        let descriptions: EncodedNames
        /// No item is longer.
        let maximumLength: Int

        /// All of an item but its names: keys, two times, three numbers, a type.
        private static let fixedLength = 400

        init(_ items: LineItems) {
            let columns = items.columns
            order = items.inOrder()
            organizations = EncodedNames(columns.organizationNames, encode: appendJSONString)
            apps = EncodedNames(columns.appNames, encode: appendJSONString)
            descriptions = EncodedNames(columns.descriptionNames, encode: appendJSONString)
            maximumLength =
                Items.fixedLength + organizations.maximumLength + apps.maximumLength + descriptions.maximumLength
        }
    }

    /// How many bytes a chunk has at least, unless it is the last.
    private static let chunkLength = 65_536

    public init(_ invoice: Invoice) {
        self.invoice = invoice
        decimals = invoice.currency.decimals
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
            writeHead(to: &output)
            isAtStart = false
            // The totals go out before the items are sorted.
            if invoice.items.count > 0 { return true }
        }
        if invoice.items.count > 0 {
            let items = items ?? Items(invoice.items)
            self.items = items
            writeItems(items, to: &output)
            if position < items.order.count { return true }
        }
        output.reserve(2)
        output.put("]}")
        isAtEnd = true
        return true
    }

    private borrowing func writeHead(to output: inout OutputBuffer) {
        output.reserve(2048)
        let totals = invoice.totals
        func amount(_ key: StaticString, _ money: Money, to output: inout OutputBuffer) {
            output.put(key)
            output.put(text: money.decimal(in: invoice.currency))
        }
        amount("{\"addons_total\":", totals.rated.addons, to: &output)
        amount(",\"database_total\":", totals.rated.databases, to: &output)
        amount(",\"charges_total\":", totals.charges, to: &output)
        output.put(",\"created_at\":\"")
        output.put(invoice.createdAt)
        amount("\",\"credits_total\":", totals.credits, to: &output)
        output.put(",\"dyno_units\":")
        output.put(totals.rated.dynoUnits)
        output.put(",\"id\":\"")
        output.put(text: invoice.month.description)
        output.put("\",\"number\":\"")
        output.put(text: invoice.number)
        output.put("\",\"payment_status\":\"")
        output.put(text: invoice.status.rawValue)
        output.put("\",\"period_end\":\"")
        output.put(invoice.periodEnd)
        output.put("\",\"period_start\":\"")
        output.put(invoice.periodStart)
        amount("\",\"platform_total\":", totals.rated.dynos, to: &output)
        output.put(",\"state\":")
        output.put(Int64(invoice.state))
        amount(",\"total\":", totals.total, to: &output)
        output.put(",\"updated_at\":\"")
        output.put(invoice.updatedAt)
        output.put("\",\"weighted_dyno_hours\":")
        output.put(text: totals.rated.weightedDynoHours)
        output.put(",\"items\":[")
    }

    private mutating func writeItems(_ items: Items, to output: inout OutputBuffer) {
        let columns = invoice.items.columns
        while position < items.order.count, output.count < InvoiceJSON.chunkLength {
            let index = items.order[position]
            output.reserve(items.maximumLength)
            if position > 0 { output.put(UInt8(ascii: ",")) }
            position &+= 1
            output.put("{\"organization\":")
            items.organizations.write(columns.organizations[index], to: &output)
            output.put(",\"app\":{\"name\":")
            items.apps.write(columns.apps[index], to: &output)
            output.put("},\"description\":")
            items.descriptions.write(columns.descriptions[index], to: &output)
            switch columns.flags(at: index).type {
            case .dyno: output.put(",\"type\":\"dyno\",\"quantity\":")
            case .addon: output.put(",\"type\":\"addon\",\"quantity\":")
            }
            output.put(Int64(columns.quantities[index]))
            output.put(",\"price_per_unit\":")
            output.put(columns.prices[index], decimals: Price.decimals)
            output.put(",\"billed_price\":")
            output.put(invoice.items.billed[index], decimals: decimals)
            output.put(",\"created_at\":\"")
            output.put(Instant(millisecondsSince1970: columns.starts[index]))
            let end = Instant(millisecondsSince1970: columns.ends[index])
            if end == .never {
                output.put("\",\"deleted_at\":null}")
            } else {
                output.put("\",\"deleted_at\":\"")
                output.put(end)
                output.put("\"}")
            }
        }
    }
}

extension OutputBuffer {
    /// Writes a short text that needs no escaping into room that was reserved.
    fileprivate mutating func put(text: String) {
        for byte in text.utf8 { put(byte) }
    }
}
