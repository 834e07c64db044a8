import Billing

/// The items of an invoice as the mission document writes them, one after the other, a chunk at a time.
struct ItemsJSON {
    /// What stands between items.
    enum Division {
        /// A comma, as in the invoice.
        case comma
        /// Each ends its line, and tells which invoice it is of.
        case lines(Month)
    }

    /// What each item ends with, after its last own member.
    private let end: [UInt8]
    private let hasCommas: Bool
    private let items: LineItems
    private let order: [Int]
    private let decimals: Int
    private let organizations: EncodedNames
    private let apps: EncodedNames
    private let descriptions: EncodedNames
    /// No item is longer.
    private let maximumLength: Int
    private var position = 0

    /// All of an item but its names: keys, two times, three numbers, a type.
    private static let fixedLength = 400

    init(_ items: LineItems, order: [Int], currency: Currency, division: Division = .comma) {
        self.items = items
        switch division {
        case .comma: (end, hasCommas) = (Array("}".utf8), true)
        case .lines(let month): (end, hasCommas) = (Array(",\"invoice\":\"\(month)\"}\n".utf8), false)
        }
        self.order = order
        decimals = currency.decimals
        organizations = EncodedNames(items.columns.organizationNames, encode: appendJSONString)
        apps = EncodedNames(items.columns.appNames, encode: appendJSONString)
        descriptions = EncodedNames(items.columns.descriptionNames, encode: appendJSONString)
        maximumLength =
            ItemsJSON.fixedLength + organizations.maximumLength + apps.maximumLength + descriptions.maximumLength
    }

    var isAtEnd: Bool { position == order.count }

    /// Writes items until there are no more, or the output has `length` bytes.
    mutating func write(to output: inout OutputBuffer, upTo length: Int) {
        let columns = items.columns
        while position < order.count, output.count < length {
            let index = order[position]
            output.reserve(maximumLength)
            if hasCommas, position > 0 { output.put(UInt8(ascii: ",")) }
            position &+= 1
            output.put("{\"organization\":")
            organizations.write(columns.organizations[index], to: &output)
            output.put(",\"app\":{\"name\":")
            apps.write(columns.apps[index], to: &output)
            output.put("},\"description\":")
            descriptions.write(columns.descriptions[index], to: &output)
            switch columns.flags(at: index).type {
            case .dyno: output.put(",\"type\":\"dyno\",\"quantity\":")
            case .addon: output.put(",\"type\":\"addon\",\"quantity\":")
            }
            output.put(Int64(columns.quantities[index]))
            output.put(",\"price_per_unit\":")
            output.put(columns.prices[index], decimals: Price.decimals)
            output.put(",\"billed_price\":")
            output.put(items.billed[index], decimals: decimals)
            output.put(",\"created_at\":\"")
            output.put(Instant(millisecondsSince1970: columns.starts[index]))
            let deletedAt = Instant(millisecondsSince1970: columns.ends[index])
            if deletedAt == .never {
                output.put("\",\"deleted_at\":null")
            } else {
                output.put("\",\"deleted_at\":\"")
                output.put(deletedAt)
                output.put("\"")
            }
            end.withUnsafeBytes { output.put($0) }
        }
    }
}
