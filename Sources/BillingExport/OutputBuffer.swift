import Billing

/// Bytes on their way out. Grows as needed, and keeps its memory from one chunk to the next.
public struct OutputBuffer: ~Copyable {
    private var storage: UnsafeMutableRawBufferPointer
    private var length = 0

    public init(capacity: Int = 65_536) {
        storage = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { storage.deallocate() }

    public var count: Int { length }

    /// The bytes so far, for as long as `body` runs.
    public borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(rebasing: storage[..<length]))
    }

    /// Forgets the bytes and keeps the memory.
    public mutating func removeAll() { length = 0 }

    /// Makes room, so that the next `count` bytes can be written without a check.
    @inline(__always)
    mutating func reserve(_ count: Int) {
        if length &+ count > storage.count { grow(by: count) }
    }

    @inline(never)
    private mutating func grow(by count: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(storage.count * 2, length + count), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<length]))
        storage.deallocate()
        storage = larger
    }

    // What follows writes into room that was reserved.

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        storage[length] = byte
        length &+= 1
    }

    @inline(__always)
    mutating func put(_ text: StaticString) {
        put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, let target = storage.baseAddress else { return }
        (target + length).copyMemory(from: source, byteCount: bytes.count)
        length &+= bytes.count
    }

    @inline(__always)
    mutating func put(_ instant: Instant) {
        instant.write(to: UnsafeMutableRawBufferPointer(rebasing: storage[length...]))
        length &+= Instant.textLength
    }

    /// To the second: `2017-02-05T22:16:56Z`. There must be room for ``Instant/textLength`` bytes.
    @inline(__always)
    mutating func put(seconds instant: Instant) {
        instant.write(to: UnsafeMutableRawBufferPointer(rebasing: storage[length...]))
        length &+= Instant.textLength &- 5
        put(UInt8(ascii: "Z"))
    }

    /// A whole number in decimal: at most 20 bytes.
    @inline(__always)
    mutating func put(_ value: Int64) {
        if value < 0 { put(UInt8(ascii: "-")) }
        put(digits: value.magnitude, atLeast: 1)
    }

    /// `value` ÷ 10^`decimals` without trailing zeros: at most 21 bytes.
    @inline(__always)
    mutating func put(_ value: Int64, decimals: Int) {
        if value < 0 { put(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        var decimals = decimals
        while decimals > 0 {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { break }
            magnitude = quotient
            decimals &-= 1
        }
        put(digits: magnitude, atLeast: decimals &+ 1)
        guard decimals > 0 else { return }
        // The point goes before the last `decimals` digits, which move one place on.
        for index in stride(from: length, to: length &- decimals, by: -1) { storage[index] = storage[index &- 1] }
        storage[length &- decimals] = UInt8(ascii: ".")
        length &+= 1
    }

    /// The same with a decimal even where it is 0, `25.0`, so that no reader takes a column for one of whole numbers.
    @inline(__always)
    mutating func put(fractional value: Int64, decimals: Int) {
        let start = length
        put(value, decimals: decimals)
        for index in start..<length where storage[index] == UInt8(ascii: ".") { return }
        put(".0")
    }

    @inline(__always)
    private mutating func put(digits value: UInt64, atLeast minimum: Int) {
        var digits = 1
        var power: UInt64 = 10
        while digits < 20, value >= power {
            digits &+= 1
            let (next, overflow) = power.multipliedReportingOverflow(by: 10)
            if overflow { break }
            power = next
        }
        let count = max(digits, minimum)
        var rest = value
        var index = length &+ count
        while index > length {
            index &-= 1
            let quotient = rest / 10
            storage[index] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ UInt8(ascii: "0")
            rest = quotient
        }
        length &+= count
    }
}
