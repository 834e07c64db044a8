import Mustache

/// Text as it stands in HTML, escaped byte by byte.
///
/// The library escapes by what a person takes for one character. A quote that a combining mark follows, or a `<` after a mark
/// that joins what comes next, is another one then, and would be markup: browsers read scalar by scalar.
struct HTMLText: MustacheContentType {
    /// What a template begins with, so that its values are escaped so.
    static let pragma: String = {
        MustacheContentTypes.register(HTMLText(), named: "HTML-BYTES")
        return "{{% CONTENT_TYPE: HTML-BYTES }}\n"
    }()

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { Self.entity(of: $0) != nil }) else { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if let entity = Self.entity(of: byte) { escaped += entity.utf8 } else { escaped.append(byte) }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func entity(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
