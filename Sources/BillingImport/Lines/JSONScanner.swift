/// Finds the fields of one line of NDJSON, which is one JSON object of strings, numbers and `app`.
///
/// It is strict as RFC 8259 is, and says of the first thing that is wrong what it is. That the line is UTF-8 has been made
/// sure of.
struct JSONScanner {
    /// A string's place, without its quotes.
    private typealias Text = (range: Range<Int>, isEscaped: Bool)

    private let line: Range<Int>
    private var position: Int

    /// Puts the fields of the line at `range` into `record`, which is empty.
    static func scan(_ bytes: Bytes, _ range: Range<Int>, into record: inout UsageRecord) throws(LineFault) {
        var scanner = JSONScanner(line: range, position: range.lowerBound)
        try scanner.scanLine(bytes, into: &record)
    }

    private mutating func scanLine(_ bytes: Bytes, into record: inout UsageRecord) throws(LineFault) {
        skipBlanks(bytes)
        guard take(UInt8(ascii: "{"), bytes) else { throw fault(.notAnObject, bytes) }
        var isFirst = true
        while let name = try scanName(bytes, isFirst: isFirst) {
            isFirst = false
            guard let field = field(of: name, bytes) else {
                throw LineFault(shown(name, bytes), .fieldUnknown(known: UsageField.knownNames))
            }
            guard !record.has(field) else { throw LineFault(field.name, .fieldRepeated) }
            let type = try scanType(bytes, wanted: field.jsonTypes, of: field.nameBytes)
            record.set(field, to: field == .app ? try scanApp(bytes) : try scanValue(bytes, type: type))
        }
        skipBlanks(bytes)
        guard position == line.upperBound else { throw fault(.trailingText, bytes) }
    }

    /// The name in an app's object, the only field that it has.
    private mutating func scanApp(_ bytes: Bytes) throws(LineFault) -> UsageRecord.Value {
        position += 1
        var value: UsageRecord.Value?
        while let name = try scanName(bytes, isFirst: value == nil) {
            let isKnown = name.isEscaped ? unescaped(name, bytes) == "name" : bytes.extracting(name.range).equals("name")
            guard isKnown else { throw LineFault("app.\(shown(name, bytes))", .fieldUnknown(known: "app.name")) }
            guard value == nil else { throw LineFault("app.name", .fieldRepeated) }
            value = try scanValue(bytes, type: try scanType(bytes, wanted: .string, of: "app.name"))
        }
        guard let value else { throw LineFault("app.name", .fieldMissing) }
        return value
    }

    /// A field's name and the colon behind it, or nil at the end of the object.
    private mutating func scanName(_ bytes: Bytes, isFirst: Bool) throws(LineFault) -> Text? {
        skipBlanks(bytes)
        if take(UInt8(ascii: "}"), bytes) { return nil }
        if !isFirst {
            guard take(UInt8(ascii: ","), bytes) else { throw fault(.commaExpected, bytes) }
            skipBlanks(bytes)
        }
        guard position < line.upperBound, bytes[position] == UInt8(ascii: "\"") else { throw fault(.nameExpected, bytes) }
        let name = try scanString(bytes)
        skipBlanks(bytes)
        guard take(UInt8(ascii: ":"), bytes) else { throw fault(.colonExpected, bytes) }
        skipBlanks(bytes)
        return name
    }

    /// The type of the value that begins here, which must be one of those that are wanted.
    @inline(__always)
    private func scanType(_ bytes: Bytes, wanted: JSONTypes, of field: StaticString) throws(LineFault) -> JSONTypes {
        let type = position < line.upperBound ? JSONTypes(firstByte: bytes[position]) : []
        guard !type.isEmpty else { throw fault(.valueExpected, bytes) }
        guard wanted.isSuperset(of: type) else { throw LineFault(field.description, .wrongType(given: type, wanted: wanted)) }
        return type
    }

    /// A string, a number or null.
    private mutating func scanValue(_ bytes: Bytes, type: JSONTypes) throws(LineFault) -> UsageRecord.Value {
        switch type {
        case .string:
            let text = try scanString(bytes)
            return UsageRecord.Value(range: text.range, isEscaped: text.isEscaped)
        case .number:
            // What the number must look like is for those to say who read it.
            let start = position
            while position < line.upperBound, isNumeral(bytes[position]) { position += 1 }
            return UsageRecord.Value(range: start..<position)
        default:
            let end = position + 4
            guard end <= line.upperBound, bytes.extracting(position..<end).equals("null") else {
                throw fault(.valueExpected, bytes)
            }
            position = end
            return UsageRecord.Value(isNull: true)
        }
    }

    @inline(__always)
    private func isNumeral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// The string whose opening quote stands here.
    @inline(__always)
    private mutating func scanString(_ bytes: Bytes) throws(LineFault) -> Text {
        let start = position + 1
        position = start
        var isEscaped = false
        while position < line.upperBound {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return (start..<position - 1, isEscaped)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                try skipEscape(bytes)
            } else {
                guard byte >= 0x20 else { throw fault(.controlCharacter, bytes) }
                position += 1
            }
        }
        throw fault(.stringNotClosed, bytes)
    }

    private mutating func skipEscape(_ bytes: Bytes) throws(LineFault) {
        guard position + 1 < line.upperBound else { throw fault(.stringNotClosed, bytes) }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(bytes, at: position) else { throw fault(.invalidEscape, bytes) }
            switch unit {
            case 0xDC00...0xDFFF: throw fault(.loneSurrogate, bytes)
            case 0xD800...0xDBFF:
                guard let second = codeUnit(bytes, at: position + 6), 0xDC00...0xDFFF ~= second else {
                    throw fault(.loneSurrogate, bytes)
                }
                position += 12
            default: position += 6
            }
        default: throw fault(.invalidEscape, bytes)
        }
    }

    /// What an escape such as `\u00e9` at `start` stands for, or nil where there is none.
    private func codeUnit(_ bytes: Bytes, at start: Int) -> UInt32? {
        guard start + 6 <= line.upperBound, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return hexadecimal(bytes, at: start + 2)
    }

    @inline(__always)
    private mutating func skipBlanks(_ bytes: Bytes) {
        while position < line.upperBound, bytes.isBlank(at: position) { position += 1 }
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8, _ bytes: Bytes) -> Bool {
        guard position < line.upperBound, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    @inline(__always)
    private func field(of name: Text, _ bytes: Bytes) -> UsageField? {
        if !name.isEscaped { return UsageField(name: bytes.extracting(name.range)) }
        let text = Array(unescaped(name, bytes).utf8)
        return UsageField(name: text.span)
    }

    private func unescaped(_ name: Text, _ bytes: Bytes) -> String {
        var text = bytes.extracting(name.range).withUnsafeBytes { [UInt8]($0) }
        let range = name.isEscaped ? unescapeJSON(&text, in: text.indices) : text.indices
        return String(decoding: text[range], as: UTF8.self)
    }

    private func shown(_ name: Text, _ bytes: Bytes) -> String {
        let text = Array(unescaped(name, bytes).utf8)
        return text.span.shown()
    }

    /// - Returns: a fault of the place where the scanner stands.
    private func fault(_ problem: JSONProblem, _ bytes: Bytes) -> LineFault {
        var column = 1
        for index in line.lowerBound..<position where bytes[index] & 0b1100_0000 != 0b1000_0000 { column += 1 }
        return LineFault(nil, .notJSON(problem, column: column))
    }
}
