/// Finds the fields of one line of NDJSON, which is one JSON object of strings, numbers and `app`.
///
/// It is strict as RFC 8259 is, and says of the first thing that is wrong what it is. That the line is UTF-8 has been made
/// sure of.
struct JSONScanner: JSONScanning {
    private let line: Range<Int>
    var position: Int
    var end: Int { line.upperBound }

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
                throw LineFault(name.shown(in: bytes), .fieldUnknown(known: UsageField.knownNames))
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
            let isKnown =
                name.isEscaped
                ? name.unescaped(in: bytes).span.equals("name") : bytes.extracting(name.range).equals("name")
            guard isKnown else { throw LineFault("app.\(name.shown(in: bytes))", .fieldUnknown(known: "app.name")) }
            guard value == nil else { throw LineFault("app.name", .fieldRepeated) }
            value = try scanValue(bytes, type: try scanType(bytes, wanted: .string, of: "app.name"))
        }
        guard let value else { throw LineFault("app.name", .fieldMissing) }
        return value
    }

    /// The type of the value that begins here, which must be one of those that are wanted.
    @inline(__always)
    private func scanType(_ bytes: Bytes, wanted: JSONTypes, of field: StaticString) throws(LineFault) -> JSONTypes {
        let type = try scanType(bytes)
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
            try skipWord("null", bytes)
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

    @inline(__always)
    private func field(of name: JSONText, _ bytes: Bytes) -> UsageField? {
        if !name.isEscaped { return UsageField(name: bytes.extracting(name.range)) }
        return UsageField(name: name.unescaped(in: bytes).span)
    }

    /// - Returns: a fault of the place where the scanner stands.
    func fault(_ problem: JSONProblem, _ bytes: Bytes) -> LineFault {
        var column = 1
        for index in line.lowerBound..<position where bytes[index] & 0b1100_0000 != 0b1000_0000 { column += 1 }
        return LineFault(nil, .notJSON(problem, column: column))
    }
}
