import Billing

/// A small JSON object on its way: for what is not written by the million.
struct JSONObjectText {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    mutating func add(_ name: StaticString, _ text: String) {
        addName(name)
        append(text)
    }

    /// - Parameter text: null where it is empty.
    mutating func add(_ name: StaticString, orNull text: String) {
        addName(name)
        if text.isEmpty { bytes += Array("null".utf8) } else { append(text) }
    }

    mutating func add(_ name: StaticString, _ instant: Instant) {
        addName(name)
        if instant == .never { bytes += Array("null".utf8) } else { append("\(instant)") }
    }

    mutating func add(_ name: StaticString, _ money: Money, in currency: Currency) {
        addName(name)
        bytes += Array(money.decimal(in: currency).utf8)
    }

    mutating func add(_ name: StaticString, _ amounts: [Money], in currency: Currency) {
        addName(name)
        bytes.append(UInt8(ascii: "["))
        for (index, amount) in amounts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(amount, in: currency)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A number that is exact in decimals.
    mutating func add(_ name: StaticString, number: String) {
        addName(name)
        bytes.append(contentsOf: number.utf8)
    }

    mutating func add(_ name: StaticString, _ value: Bool) {
        addName(name)
        bytes += Array((value ? "true" : "false").utf8)
    }

    mutating func add(_ name: StaticString, _ value: Int64) {
        addName(name)
        bytes += Array(String(value).utf8)
    }

    mutating func add(_ name: StaticString, texts: [String]) {
        addName(name)
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(text)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func add(_ name: StaticString, objects: [JSONObjectText]) {
        addName(name)
        bytes += JSONObjectText.array(objects)
    }

    mutating func add(_ name: StaticString, object: JSONObjectText) {
        addName(name)
        bytes += object.closed
    }

    /// The object with its end.
    var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

    static func array(_ objects: [JSONObjectText]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (index, object) in objects.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += object.closed
        }
        return bytes + [UInt8(ascii: "]")]
    }

    private mutating func addName(_ name: StaticString) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes += Array("\"\(name)\":".utf8)
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { appendJSONString(UnsafeRawBufferPointer($0), to: &bytes) }
    }
}
