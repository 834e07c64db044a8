/// Finds the fields of one CSV record (RFC 4180). Lines may end with CR LF or LF.
struct CSVScanner: Sendable {
    /// Where a field's text stands, without its quotes.
    struct Field {
        var range: Range<Int>
        var isEscaped = false
    }

    /// What one scan found out about a record.
    enum Result {
        /// The record goes on behind what has been read.
        case incomplete
        /// - Parameters:
        ///   - next: where the next record begins.
        ///   - lines: how many lines it stands on.
        case complete(range: Range<Int>, next: Int, lines: Int)
    }

    private enum FieldEnd {
        case comma
        case record
        case incomplete
    }

    /// The fields of the record that was scanned last.
    private(set) var fields: [Field] = []
    private var position = 0
    private var end = 0
    private var isAtEnd = false
    private var lines = 0

    /// Scans the record at the beginning of `range`, which is not empty.
    ///
    /// - Parameter isAtEnd: whether `range` is all that is left.
    mutating func scan(_ block: [UInt8], _ range: Range<Int>, isAtEnd: Bool) throws(LineFault) -> Result {
        let bytes = block.span
        fields.removeAll(keepingCapacity: true)
        position = range.lowerBound
        end = range.upperBound
        self.isAtEnd = isAtEnd
        lines = 1
        while true {
            let isQuoted = position < end && bytes[position] == UInt8(ascii: "\"")
            switch isQuoted ? try scanQuoted(bytes) : try scanPlain(bytes) {
            case .comma: continue
            case .record: return .complete(range: range.lowerBound..<position, next: position, lines: lines)
            case .incomplete: return .incomplete
            }
        }
    }

    private mutating func scanPlain(_ bytes: Bytes) throws(LineFault) -> FieldEnd {
        let start = position
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: ","):
                fields.append(Field(range: start..<position))
                position += 1
                return .comma
            case UInt8(ascii: "\n"):
                let hasReturn = position > start && bytes[position - 1] == UInt8(ascii: "\r")
                fields.append(Field(range: start..<(hasReturn ? position - 1 : position)))
                position += 1
                return .record
            case UInt8(ascii: "\""): throw LineFault(nil, .notCSV(.quoteInside))
            default: position += 1
            }
        }
        guard isAtEnd else { return .incomplete }
        let hasReturn = position > start && bytes[position - 1] == UInt8(ascii: "\r")
        fields.append(Field(range: start..<(hasReturn ? position - 1 : position)))
        return .record
    }

    private mutating func scanQuoted(_ bytes: Bytes) throws(LineFault) -> FieldEnd {
        let start = position + 1
        var isEscaped = false
        position = start
        while position < end {
            if bytes[position] == UInt8(ascii: "\n") { lines += 1 }
            guard bytes[position] == UInt8(ascii: "\"") else {
                position += 1
                continue
            }
            guard position + 1 < end || isAtEnd else { return .incomplete }
            if position + 1 < end, bytes[position + 1] == UInt8(ascii: "\"") {
                isEscaped = true
                position += 2
                continue
            }
            fields.append(Field(range: start..<position, isEscaped: isEscaped))
            position += 1
            return try scanBehindQuote(bytes)
        }
        if isAtEnd { throw LineFault(nil, .notCSV(.quoteNotClosed)) }
        return .incomplete
    }

    private mutating func scanBehindQuote(_ bytes: Bytes) throws(LineFault) -> FieldEnd {
        if position < end, bytes[position] == UInt8(ascii: "\r") { position += 1 }
        guard position < end else { return isAtEnd ? .record : .incomplete }
        let hasReturn = bytes[position - 1] == UInt8(ascii: "\r")
        switch bytes[position] {
        case UInt8(ascii: "\n"):
            position += 1
            return .record
        case UInt8(ascii: ",") where !hasReturn:
            position += 1
            return .comma
        default: throw LineFault(nil, .notCSV(.textAfterQuote))
        }
    }
}
