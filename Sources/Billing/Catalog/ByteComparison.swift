/// Names are compared by the million: eight bytes at a time.
extension UnsafeRawBufferPointer {
    /// Where the first byte stands that differs, or how long the shorter of both is.
    @inline(__always)
    private func commonLength(with other: UnsafeRawBufferPointer) -> Int {
        let shorter = Swift.min(count, other.count)
        var offset = 0
        while offset &+ 8 <= shorter {
            let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let difference = word ^ other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            // The first byte in memory is the lowest of a little-endian word.
            if difference != 0 { return offset &+ difference.littleEndian.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < shorter, self[offset] == other[offset] { offset &+= 1 }
        return offset
    }

    /// The same as `elementsEqual(_:)`.
    @inline(__always)
    func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
        count == other.count && commonLength(with: other) == count
    }

    /// The same as `lexicographicallyPrecedes(_:)`.
    @inline(__always)
    func bytesPrecede(_ other: UnsafeRawBufferPointer) -> Bool {
        let length = commonLength(with: other)
        guard length < Swift.min(count, other.count) else { return count < other.count }
        return self[length] < other[length]
    }
}
