/// Decodes the binary form of `numeric` into the digits that PostgreSQL prints, without rounding.
enum NumericText {
    private static let negative: UInt16 = 0x4000
    private static let notANumber: UInt16 = 0xC000
    private static let positiveInfinity: UInt16 = 0xD000
    private static let negativeInfinity: UInt16 = 0xF000
    private static let headerCount = 8

    /// - Returns: nil where the bytes are no numeric.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.count >= headerCount else { return nil }
        let count = Int(bytes.bigEndian(at: 0, as: UInt16.self))
        let weight = Int(bytes.bigEndian(at: 2, as: Int16.self))
        let sign = bytes.bigEndian(at: 4, as: UInt16.self)
        let scale = Int(bytes.bigEndian(at: 6, as: UInt16.self))
        guard bytes.count == headerCount + 2 * count else { return nil }
        switch sign {
        case 0, negative: break
        case notANumber: return "NaN"
        case positiveInfinity: return "Infinity"
        case negativeInfinity: return "-Infinity"
        default: return nil
        }

        /// The group of four decimals of weight 10000 ^ `exponent`.
        func group(_ exponent: Int) -> Int {
            let index = weight - exponent
            return index >= 0 && index < count ? Int(bytes.bigEndian(at: headerCount + 2 * index, as: UInt16.self)) : 0
        }

        var text: [UInt8] = []
        if sign == negative { text.append(UInt8(ascii: "-")) }
        append(leading: group(max(weight, 0)), to: &text)
        for exponent in stride(from: weight - 1, through: 0, by: -1) { append(fourDigits: group(exponent), to: &text) }
        if scale > 0 {
            text.append(UInt8(ascii: "."))
            let start = text.count
            var exponent = -1
            while text.count - start < scale {
                append(fourDigits: group(exponent), to: &text)
                exponent -= 1
            }
            text.removeLast(text.count - start - scale)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(leading value: Int, to text: inout [UInt8]) {
        text.append(contentsOf: String(value).utf8)
    }

    private static func append(fourDigits value: Int, to text: inout [UInt8]) {
        for divisor in [1000, 100, 10, 1] { text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10)) }
    }
}
