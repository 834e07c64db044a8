import Billing

/// The names of a table as a format writes them, encoded once and copied as often as they are used.
struct EncodedNames {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    /// The length of the longest.
    private(set) var maximumLength = 0

    init(_ names: NameTable, encode: (UnsafeRawBufferPointer, inout [UInt8]) -> Void) {
        names.withBytes { all in
            bytes.reserveCapacity(all.count + names.count * 2)
            ends.reserveCapacity(names.count + 1)
            for code in 0..<NameTable.Code(names.count) {
                encode(UnsafeRawBufferPointer(rebasing: all[names.range(of: code)]), &bytes)
                maximumLength = max(maximumLength, bytes.count - ends[ends.count - 1])
                ends.append(bytes.count)
            }
        }
    }

    @inline(__always)
    func write(_ code: NameTable.Code, to output: inout OutputBuffer) {
        let (start, end) = (ends[Int(code)], ends[Int(code) + 1])
        bytes.withUnsafeBytes { all in
            output.put(UnsafeRawBufferPointer(rebasing: all[start..<end]))
        }
    }
}
