public import Billing

/// Items of closed invoices in the most obvious form: each field with its length before it, `7:akkeris`, and commas between
/// items. Whatever bytes names have, they come back.
public struct TextLineItemFormat: LineItemFormat {
    public init() {}

    public func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8] {
        let texts = order.map { index -> [UInt8] in
            let item = items[index]
            let fields = [
                item.organization, item.app, item.description, item.type.name, "\(item.quantity)",
                "\(item.pricePerUnit.microUnits)", "\(item.billedPrice.minorUnits)",
                "\(item.createdAt.millisecondsSince1970)", item.deletedAt.map { "\($0.millisecondsSince1970)" } ?? "",
            ]
            return fields.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
        }
        return Array(texts.joined(separator: [UInt8(ascii: ",")]))
    }

    public func decode(_ bytes: [UInt8], currency: Currency) -> LineItems? {
        var columns = SpanColumns()
        var billed: [Int64] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            if !billed.isEmpty { rest = rest.dropFirst() }
            var fields: [String] = []
            for _ in 0..<9 {
                guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
                    let length = Int(String(decoding: rest[..<colon], as: UTF8.self)), colon + length < rest.endIndex
                else { return nil }
                fields.append(String(decoding: rest[colon...].dropFirst().prefix(length), as: UTF8.self))
                rest = rest[colon...].dropFirst(length + 1)
            }
            guard let amount = append(fields, to: &columns) else { return nil }
            billed.append(amount)
        }
        return LineItems(columns: columns, billed: billed, isInOrder: true)
    }

    /// - Returns: the billed amount.
    private func append(_ fields: [String], to columns: inout SpanColumns) -> Int64? {
        guard let type = ItemType(name: fields[3]), let quantity = Int64(fields[4]).flatMap({ Quantity($0) }),
            let price = Int64(fields[5]).flatMap({ Price(microUnits: $0) }), let amount = Int64(fields[6]),
            let start = Int64(fields[7])
        else { return nil }
        let end = Int64(fields[8]).map { Instant(millisecondsSince1970: $0) } ?? .never
        columns.append(
            start: Instant(millisecondsSince1970: start), end: end, price: price, quantity: quantity,
            flags: SpanFlags(type: type, isDatabase: false))
        columns.appendNames(
            organization: columns.organizationNames.code(of: fields[0]), app: columns.appNames.code(of: fields[1]),
            description: columns.descriptionNames.code(of: fields[2]), resource: columns.resourceNames.code(of: ""),
            sequence: Int64(columns.count))
        return amount
    }
}
