/// Values that are passed over or whose form is checked, whatever they are.
extension JSONScanning {
    /// Passes a value of any type, with all that is in it.
    mutating func skipValue(_ bytes: Bytes, depth: Int = 0) throws(Fault) {
        let type = try scanType(bytes)
        var isFirst = true
        switch type {
        case .object:
            guard depth < JSONProblem.maximumDepth else { throw fault(.tooDeep, bytes) }
            position += 1
            while try scanName(bytes, isFirst: isFirst) != nil {
                isFirst = false
                try skipValue(bytes, depth: depth + 1)
            }
        case .array:
            guard depth < JSONProblem.maximumDepth else { throw fault(.tooDeep, bytes) }
            position += 1
            while try scanElement(bytes, isFirst: isFirst) {
                isFirst = false
                try skipValue(bytes, depth: depth + 1)
            }
        default: _ = try scanScalar(bytes, type: type)
        }
    }

    /// A string, a number, `true`, `false` or `null`.
    @inline(__always)
    mutating func scanScalar(_ bytes: Bytes, type: JSONTypes) throws(Fault) -> JSONText {
        let start = position
        switch type {
        case .string: return try scanString(bytes)
        case .number: try skipNumber(bytes)
        case .null: try skipWord("null", bytes)
        default: try skipWord(bytes[position] == UInt8(ascii: "t") ? "true" : "false", bytes)
        }
        return JSONText(range: start..<position, isEscaped: false)
    }

    /// Passes a number of JSON's grammar: no leading zeros, digits on both sides of the point.
    private mutating func skipNumber(_ bytes: Bytes) throws(Fault) {
        _ = take(UInt8(ascii: "-"), bytes)
        if !take(UInt8(ascii: "0"), bytes) { try skipDigits(bytes) }
        if take(UInt8(ascii: "."), bytes) { try skipDigits(bytes) }
        if take(UInt8(ascii: "e"), bytes) || take(UInt8(ascii: "E"), bytes) {
            if !take(UInt8(ascii: "-"), bytes) { _ = take(UInt8(ascii: "+"), bytes) }
            try skipDigits(bytes)
        }
    }

    @inline(__always)
    private mutating func skipDigits(_ bytes: Bytes) throws(Fault) {
        let start = position
        while position < end, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
        guard position > start else { throw fault(.digitExpected, bytes) }
    }
}
