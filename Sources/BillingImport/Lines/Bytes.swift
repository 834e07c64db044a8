import Billing

/// Text in UTF-8, somewhere in a block that was read.
typealias Bytes = Swift.Span<UInt8>

extension Swift.Span<UInt8> {
    @inline(__always)
    func equals(_ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount == count else { return false }
        for index in 0..<count where self[index] != word.utf8Start[index] { return false }
        return true
    }

    func equals(_ other: Bytes) -> Bool {
        guard other.count == count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    /// Whether there is nothing to see in `range`.
    func isBlank(_ range: Range<Int>) -> Bool {
        for index in range where !isBlank(at: index) { return false }
        return true
    }

    @inline(__always)
    func isBlank(at index: Int) -> Bool {
        self[index] == UInt8(ascii: " ") || self[index] == UInt8(ascii: "\t") || self[index] == UInt8(ascii: "\r")
    }

    /// Where the first line feed from `start` on stands.
    ///
    /// Eight bytes are looked at a time: in `word` a byte that is 0 is a line feed, and subtracting 1 from each byte sets the
    /// high bit of the first such byte.
    ///
    /// - Parameter highBits: gets the high bits of what was passed, so that all of it is ASCII where none is set; some bytes
    ///   after the line feed can be among it.
    @inline(__always)
    func lineFeed(in range: Range<Int>, highBits: inout UInt64) -> Int? {
        let lowOnes: UInt64 = 0x0101_0101_0101_0101
        let highOnes: UInt64 = 0x8080_8080_8080_8080
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let loaded = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            highBits |= loaded & highOnes
            let word = loaded ^ (lowOnes &* UInt64(UInt8(ascii: "\n")))
            let found = (word &- lowOnes) & ~word & highOnes
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < range.upperBound {
            highBits |= UInt64(self[index]) & highOnes
            if self[index] == UInt8(ascii: "\n") { return index }
            index += 1
        }
        return nil
    }

    /// Whether no byte has its high bit set. Eight bytes are looked at a time.
    var isASCII: Bool {
        var highBits: UInt64 = 0
        var index = 0
        while index + 8 <= count {
            highBits |= bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < count {
            highBits |= UInt64(self[index])
            index += 1
        }
        return highBits & 0x8080_8080_8080_8080 == 0
    }

    /// Whether `range` is UTF-8 as Unicode 16.0, table 3-7 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
    func isUTF8(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let lead = self[index]
            index += 1
            if lead < 0x80 { continue }
            var more: Int
            // What the second byte may be; those behind it may be 80 to BF.
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: more = 1
            case 0xE0: (more, second) = (2, 0xA0...0xBF)
            case 0xED: (more, second) = (2, 0x80...0x9F)
            case 0xE1...0xEF: more = 2
            case 0xF0: (more, second) = (3, 0x90...0xBF)
            case 0xF1...0xF3: more = 3
            case 0xF4: (more, second) = (3, 0x80...0x8F)
            default: return false
            }
            guard index + more <= range.upperBound, second.contains(self[index]) else { return false }
            while more > 1 {
                index += 1
                more -= 1
                guard self[index] & 0b1100_0000 == 0b1000_0000 else { return false }
            }
            index += 1
        }
        return true
    }

    /// The text as a part of a message: what a terminal would act on is written out, and what is long is cut.
    func shown() -> String {
        let maximum = 64
        if isEmpty { return "\"\"" }
        let text = withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        var shown = ""
        for scalar in text.unicodeScalars.prefix(maximum) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += scalar.escaped(asASCII: true)
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > maximum ? shown + "…" : shown
    }
}

extension NameTable {
    @inline(__always)
    mutating func code(of name: Bytes) -> Code {
        name.withUnsafeBytes { code(of: $0) }
    }
}
