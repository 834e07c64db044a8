/// Reads an input block by block, and keeps what is left of a block for the next one: a line is always in one piece.
struct BlockReader: Sendable {
    /// Where a line stands in ``BlockReader/bytes``, without its line feed.
    struct Line {
        var range: Range<Int>
        /// Never wrong where it is true.
        var isASCII: Bool
    }

    let input: UsageInput
    /// The longest line that is accepted, its line feed not counted.
    let maximumLineBytes: Int
    private let blockBytes: Int

    var bytes: [UInt8] = []
    /// What is not taken yet.
    private(set) var rest = 0..<0
    /// Whether ``rest`` is all that is left.
    private(set) var isAtEnd = false
    private(set) var readBytes: Int64 = 0
    /// From where on ``rest`` has not been searched for a line feed, and the high bits of what has been.
    private var searched = 0
    private var highBits: UInt64 = 0

    init(input: UsageInput, blockBytes: Int, maximumLineBytes: Int) {
        self.input = input
        self.blockBytes = blockBytes
        self.maximumLineBytes = maximumLineBytes
    }

    /// Whether the line that ``rest`` begins with is longer than is accepted, though its end has not been seen.
    var isLineTooLong: Bool { rest.count > maximumLineBytes }

    /// Moves what is left to the front and reads the next block behind it.
    mutating func fill() throws(UsageFileError) {
        if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: maximumLineBytes + blockBytes) }
        if rest.lowerBound > 0 {
            searched -= rest.lowerBound
            for index in rest { bytes[index - rest.lowerBound] = bytes[index] }
            rest = 0..<rest.count
        }
        let free = rest.upperBound..<min(rest.upperBound + blockBytes, bytes.count)
        let (input, offset) = (input, readBytes)
        let count = try bytes.withUnsafeMutableBufferPointer { all throws(UsageFileError) in
            try input.read(into: UnsafeMutableRawBufferPointer(all.extracting(free)), offset: offset)
        }
        readBytes += Int64(count)
        isAtEnd = count == 0
        rest = 0..<rest.upperBound + count
    }

    /// The next line, or nil where ``rest`` does not have its end, or has nothing.
    mutating func takeLine() -> Line? {
        var highBits = highBits
        let found = bytes.span.lineFeed(in: searched..<rest.upperBound, highBits: &highBits)
        guard let end = found ?? (isAtEnd && !rest.isEmpty ? rest.upperBound : nil) else {
            searched = rest.upperBound
            self.highBits = highBits
            return nil
        }
        let line = Line(range: rest.lowerBound..<end, isASCII: highBits == 0)
        take(upTo: found == nil ? end : end + 1)
        return line
    }

    /// Takes what stands before `end`.
    mutating func take(upTo end: Int) {
        rest = end..<rest.upperBound
        searched = end
        highBits = 0
    }

    /// Takes the bytes that some editors write at the beginning of a file in UTF-8.
    ///
    /// - Returns: false where more has to be read to tell.
    mutating func takeByteOrderMark() -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if rest.count < mark.count, !isAtEnd { return false }
        if bytes[rest].starts(with: mark) { take(upTo: mark.count) }
        return true
    }

    /// The first byte that is neither blank nor the end of a line.
    var firstByte: UInt8? {
        let span = bytes.span
        for index in rest where !span.isBlank(at: index) && span[index] != UInt8(ascii: "\n") { return span[index] }
        return nil
    }
}
