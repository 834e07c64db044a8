/// What scanners of JSON (RFC 8259) have in common. That the text is UTF-8 has been made sure of.
protocol JSONScanning {
    associatedtype Fault: Error

    /// How much of the text has been read.
    var position: Int { get set }
    /// Where the text ends.
    var end: Int { get }

    /// - Returns: a fault of the place where the scanner stands.
    func fault(_ problem: JSONProblem, _ bytes: Bytes) -> Fault
}

extension JSONScanning {
    @inline(__always)
    mutating func skipBlanks(_ bytes: Bytes) {
        while position < end, bytes.isJSONBlank(at: position) { position += 1 }
    }

    @inline(__always)
    mutating func take(_ byte: UInt8, _ bytes: Bytes) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// A field's name and the colon behind it, or nil at the end of the object.
    @inline(__always)
    mutating func scanName(_ bytes: Bytes, isFirst: Bool) throws(Fault) -> JSONText? {
        skipBlanks(bytes)
        if take(UInt8(ascii: "}"), bytes) { return nil }
        if !isFirst {
            guard take(UInt8(ascii: ","), bytes) else { throw fault(.commaExpected, bytes) }
            skipBlanks(bytes)
        }
        guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw fault(.nameExpected, bytes) }
        let name = try scanString(bytes)
        skipBlanks(bytes)
        guard take(UInt8(ascii: ":"), bytes) else { throw fault(.colonExpected, bytes) }
        skipBlanks(bytes)
        return name
    }

    /// Goes to the next element of an array.
    ///
    /// - Returns: false at the end of the array.
    mutating func scanElement(_ bytes: Bytes, isFirst: Bool) throws(Fault) -> Bool {
        skipBlanks(bytes)
        if take(UInt8(ascii: "]"), bytes) { return false }
        if !isFirst {
            guard take(UInt8(ascii: ","), bytes) else { throw fault(.elementCommaExpected, bytes) }
            skipBlanks(bytes)
        }
        return true
    }

    /// The type of the value that begins here.
    @inline(__always)
    func scanType(_ bytes: Bytes) throws(Fault) -> JSONTypes {
        let type = position < end ? JSONTypes(firstByte: bytes[position]) : []
        guard !type.isEmpty else { throw fault(.valueExpected, bytes) }
        return type
    }

    /// The string whose opening quote stands here.
    @inline(__always)
    mutating func scanString(_ bytes: Bytes) throws(Fault) -> JSONText {
        let start = position + 1
        position = start
        var isEscaped = false
        while position < end {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return JSONText(range: start..<position - 1, isEscaped: isEscaped)
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

    private mutating func skipEscape(_ bytes: Bytes) throws(Fault) {
        guard position + 1 < end else { throw fault(.stringNotClosed, bytes) }
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
        guard start + 6 <= end, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return hexadecimal(bytes, at: start + 2)
    }

    /// Passes `true`, `false` or `null`.
    mutating func skipWord(_ word: StaticString, _ bytes: Bytes) throws(Fault) {
        let next = position + word.utf8CodeUnitCount
        guard next <= end, bytes.extracting(position..<next).equals(word) else { throw fault(.valueExpected, bytes) }
        position = next
    }
}

extension Swift.Span<UInt8> {
    /// Whether nothing is to see there, the end of a line included (RFC 8259, section 2).
    @inline(__always)
    func isJSONBlank(at index: Int) -> Bool {
        self[index] <= UInt8(ascii: " ") && (isBlank(at: index) || self[index] == UInt8(ascii: "\n"))
    }
}
