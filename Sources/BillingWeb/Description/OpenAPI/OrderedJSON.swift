import BillingExport

/// A JSON value whose members stay in their order, so that the same description is the same bytes.
indirect enum OrderedJSON: Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([OrderedJSON])
    case object([(name: String, value: OrderedJSON)])
    /// JSON that is written already, with or without blanks.
    case written(String)

    static func texts(_ texts: [String]) -> OrderedJSON { .list(texts.map { .text($0) }) }

    /// Without blanks.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.append(text, to: &bytes)
        case .number(let number): bytes += Array(String(number).utf8)
        case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
        case .written(let text): bytes += Self.withoutBlanks(text)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendJSONString(UnsafeRawBufferPointer($0), to: &bytes) }
    }

    /// JSON without what stands between its values for people.
    static func withoutBlanks(_ json: String) -> [UInt8] {
        var isInside = false
        var isEscaped = false
        return json.utf8.filter { byte in
            defer {
                if byte == UInt8(ascii: "\""), !isEscaped { isInside.toggle() }
                isEscaped = isInside && byte == UInt8(ascii: "\\") && !isEscaped
            }
            return isInside || !(byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n"))
        }
    }
}
