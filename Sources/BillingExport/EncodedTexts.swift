/// Fields of CSV that often stand together, encoded once and copied as often as they are used; a comma ends each field.
struct EncodedTexts {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    /// The length of the longest.
    private(set) var maximumLength = 0

    mutating func add(_ fields: [CSVField]) {
        var row = CSVRows()
        row.add(fields)
        // The line's end gives way to a comma.
        bytes += row.bytes.dropLast(2) + [UInt8(ascii: ",")]
        maximumLength = max(maximumLength, bytes.count - ends[ends.count - 1])
        ends.append(bytes.count)
    }

    @inline(__always)
    func write(_ code: Int32, to output: inout OutputBuffer) {
        let (start, end) = (ends[Int(code)], ends[Int(code) + 1])
        bytes.withUnsafeBytes { all in output.put(UnsafeRawBufferPointer(rebasing: all[start..<end])) }
    }
}
