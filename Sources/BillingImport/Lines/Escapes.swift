/// Replaces the escapes of a JSON string, which are known to be right, by what they stand for.
///
/// - Returns: where the text stands then.
func unescapeJSON(_ bytes: inout [UInt8], in range: Range<Int>) -> Range<Int> {
    var end = range.lowerBound
    func put(_ byte: UInt8) {
        bytes[end] = byte
        end += 1
    }
    var index = range.lowerBound
    while index < range.upperBound {
        guard bytes[index] == UInt8(ascii: "\\") else {
            put(bytes[index])
            index += 1
            continue
        }
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "b"): put(0x08)
        case UInt8(ascii: "f"): put(0x0C)
        case UInt8(ascii: "n"): put(0x0A)
        case UInt8(ascii: "r"): put(0x0D)
        case UInt8(ascii: "t"): put(0x09)
        case UInt8(ascii: "u"):
            var value = hexadecimal(bytes.span, at: index) ?? 0
            index += 4
            if 0xD800...0xDBFF ~= value {
                value = 0x10000 + (value - 0xD800) << 10 + ((hexadecimal(bytes.span, at: index + 2) ?? 0) - 0xDC00)
                index += 6
            }
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter { put(byte) }
        default: put(letter)
        }
    }
    return range.lowerBound..<end
}

/// Replaces doubled quotes by single ones.
///
/// - Returns: where the text stands then.
func unescapeCSV(_ bytes: inout [UInt8], in range: Range<Int>) -> Range<Int> {
    var end = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
        bytes[end] = bytes[index]
        index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        end += 1
    }
    return range.lowerBound..<end
}

/// The number that the four hexadecimal digits at `start` write, or nil where there are others.
func hexadecimal(_ bytes: Bytes, at start: Int) -> UInt32? { hexadecimal(bytes, in: start..<start + 4) }

/// The number that some hexadecimal digits write, or nil where there are others.
func hexadecimal(_ bytes: Bytes, in range: Range<Int>) -> UInt32? {
    var value: UInt32 = 0
    for index in range {
        let digit: UInt8
        switch bytes[index] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
        default: return nil
        }
        value = value << 4 | UInt32(digit)
    }
    return value
}
