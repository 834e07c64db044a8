/// How what is sealed is written: lines of a word, a space and a value, each ended by a line feed.
public enum SealText {
    public static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where there are not two digits in lower case for each byte.
    public static func bytes(ofHex text: some StringProtocol) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case 48...57: digit - 48
            case 97...102: digit - 87
            default: nil
            }
        }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// A text in quotes, as JSON has it; `-` for none. So no value has a line feed in it.
    public static func quoted(_ text: String?) -> String {
        guard let text else { return "-" }
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00\(hex([byte]))".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    /// What ``quoted(_:)`` wrote; nil where it is something else.
    public static func unquoted(_ value: String) -> String?? {
        if value == "-" { return .some(nil) }
        let bytes = Array(value.utf8)
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        var rest = bytes[1..<bytes.count - 1]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let escaped = rest.popFirst() else { return nil }
            if escaped != UInt8(ascii: "u") {
                text.append(escaped)
                continue
            }
            guard rest.count >= 4, let code = SealText.bytes(ofHex: String(decoding: rest.prefix(4), as: UTF8.self)) else {
                return nil
            }
            text.append(code[1])
            rest = rest.dropFirst(4)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The lines of a text with these words and in this order, and no others; nil where they are not.
    public static func values(of text: String, title: String, words: [String]) -> [String: String]? {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        guard lines.popFirst()?.elementsEqual(title.utf8) == true, lines.popLast()?.isEmpty == true else { return nil }
        guard lines.count == words.count else { return nil }
        var values: [String: String] = [:]
        for (line, word) in zip(lines, words) {
            guard line.starts(with: (word + " ").utf8) else { return nil }
            values[word] = String(decoding: line.dropFirst(word.utf8.count + 1), as: UTF8.self)
        }
        return values
    }
}
