import Billing

/// Where a JSON string stands, without its quotes.
struct JSONText {
    var range: Range<Int>
    var isEscaped: Bool

    /// The text that it stands for.
    func unescaped(in bytes: Bytes) -> [UInt8] {
        var text = bytes.extracting(range).withUnsafeBytes { [UInt8]($0) }
        guard isEscaped else { return text }
        return Array(text[unescapeJSON(&text, in: text.indices)])
    }

    /// The text as a part of a message.
    func shown(in bytes: Bytes) -> String { unescaped(in: bytes).span.shown() }
}
