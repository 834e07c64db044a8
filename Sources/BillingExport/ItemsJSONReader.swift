import Billing

/// Reads items as ``ItemsJSON`` writes them, and in no other form.
struct ItemsJSONReader {
    private let bytes: [UInt8]
    private let decimals: Int
    private var position = 0
    private var columns = SpanColumns()
    private var billed: [Int64] = []

    /// The largest amount of an item, in minor units.
    private static let maximumAmount: Int64 = 900_000_000_000_000_000

    init(_ bytes: [UInt8], decimals: Int) {
        self.bytes = bytes
        self.decimals = decimals
    }

    /// All items, in the order in which they stand; nil where the bytes are not items.
    mutating func items() -> LineItems? {
        while position < bytes.count {
            if !billed.isEmpty { guard skip(",") else { return nil } }
            guard readItem() else { return nil }
        }
        return LineItems(columns: columns, billed: billed, isInOrder: true)
    }

    private mutating func readItem() -> Bool {
        guard skip("{\"organization\":"), let organization = string(), skip(",\"app\":{\"name\":"), let app = string(),
            skip("},\"description\":"), let description = string(), skip(",\"type\":\""), let type = type(),
            skip("\",\"quantity\":"), let count = number(decimals: 0), let quantity = Quantity(count),
            skip(",\"price_per_unit\":"), let priced = number(decimals: Price.decimals),
            let price = Price(microUnits: priced), skip(",\"billed_price\":"), let amount = number(decimals: decimals),
            skip(",\"created_at\":\""), let start = instant(), skip("\",\"deleted_at\":")
        else { return false }
        var end = Instant.never
        if !skip("null}") {
            guard skip("\""), let given = instant(), skip("\"}") else { return false }
            end = given
        }
        columns.append(
            start: start, end: end, price: price, quantity: quantity,
            flags: SpanFlags(type: type, isDatabase: false))
        columns.appendNames(
            organization: code(of: organization, in: \.organizationNames), app: code(of: app, in: \.appNames),
            description: code(of: description, in: \.descriptionNames), resource: columns.resourceNames.code(of: ""),
            sequence: Int64(billed.count))
        billed.append(amount)
        return true
    }

    private mutating func code(of name: [UInt8], in table: WritableKeyPath<SpanColumns, NameTable>) -> NameTable.Code {
        name.withUnsafeBytes { columns[keyPath: table].code(of: $0) }
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
        position += count
        return true
    }

    /// A string with the escapes that ``appendJSONString(_:to:)`` writes.
    private mutating func string() -> [UInt8]? {
        guard skip("\"") else { return nil }
        var text: [UInt8] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                position += 1
                guard let byte = escaped() else { return nil }
                text.append(byte)
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return skip("\"") ? text : nil
    }

    private mutating func escaped() -> UInt8? {
        if skip("u00") {
            guard position + 2 <= bytes.count else { return nil }
            let value = UInt8(String(decoding: bytes[position..<position + 2], as: UTF8.self), radix: 16)
            position += 2
            return value
        }
        guard position < bytes.count else { return nil }
        position += 1
        return bytes[position - 1]
    }

    private mutating func type() -> ItemType? {
        if skip("dyno") { return .dyno }
        return skip("addon") ? .addon : nil
    }

    private mutating func instant() -> Instant? {
        guard position + Instant.textLength <= bytes.count else { return nil }
        let text = Array(bytes[position..<position + Instant.textLength])
        position += Instant.textLength
        do { return try Instant(parsing: text.span) } catch { return nil }
    }

    /// A number × 10^`decimals`.
    private mutating func number(decimals: Int) -> Int64? {
        let isNegative = skip("-")
        let start = position
        while position < bytes.count, bytes[position] == UInt8(ascii: ".") || 48...57 ~= bytes[position] { position += 1 }
        let text = Array(bytes[start..<position])
        do {
            let value = try parseDecimal(text.span, decimals: decimals, maximum: Self.maximumAmount)
            return isNegative ? -value : value
        } catch { return nil }
    }
}
