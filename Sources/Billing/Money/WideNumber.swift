/// A whole number from 0 on, of any length: for products that 128 bits do not hold.
struct WideNumber {
    /// 64 bits each, the lowest first.
    private var words: [UInt64]

    init(_ value: UInt128) {
        words = [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
    }

    static func * (left: WideNumber, right: UInt128) -> WideNumber {
        var product = WideNumber(0)
        product.words = [UInt64](repeating: 0, count: left.words.count + 2)
        for (offset, factor) in WideNumber(right).words.enumerated() {
            var carry: UInt64 = 0
            for (index, word) in left.words.enumerated() {
                let (high, low) = word.multipliedFullWidth(by: factor)
                let sum = UInt128(low) + UInt128(product.words[offset + index]) + UInt128(carry)
                product.words[offset + index] = UInt64(truncatingIfNeeded: sum)
                // A product of two words and two words more are never above two words.
                carry = high + UInt64(sum >> 64)
            }
            product.words[offset + left.words.count] = carry
        }
        return product
    }

    /// The quotient, rounded half up; nil where it has more than 127 bits.
    ///
    /// - Parameter divisor: above 0.
    func rounded(dividingBy divisor: WideNumber) -> UInt128? {
        let length = max(words.count, divisor.words.count) + 1
        let divisor = divisor.words + [UInt64](repeating: 0, count: length - divisor.words.count)
        var remainder = [UInt64](repeating: 0, count: length)
        var quotient: UInt128 = 0
        // Bit by bit, as on paper.
        for word in words.reversed() {
            for bit in stride(from: UInt64(63), through: 0, by: -1) {
                Self.double(&remainder, adding: word >> bit & 1)
                guard quotient >> 126 == 0 else { return nil }
                quotient <<= 1
                if Self.subtract(divisor, from: &remainder) { quotient |= 1 }
            }
        }
        Self.double(&remainder, adding: 0)
        return Self.subtract(divisor, from: &remainder) ? quotient + 1 : quotient
    }

    private static func double(_ words: inout [UInt64], adding bit: UInt64) {
        var carry = bit
        for index in words.indices {
            let next = words[index] >> 63
            words[index] = words[index] << 1 | carry
            carry = next
        }
    }

    /// - Returns: false, with nothing changed, where `words` is the greater number.
    private static func subtract(_ words: [UInt64], from minuend: inout [UInt64]) -> Bool {
        for index in words.indices.reversed() where words[index] != minuend[index] {
            if words[index] > minuend[index] { return false }
            break
        }
        var borrow = false
        for index in words.indices {
            let (once, isBelow) = minuend[index].subtractingReportingOverflow(words[index])
            let (twice, isBelowAgain) = once.subtractingReportingOverflow(borrow ? 1 : 0)
            minuend[index] = twice
            borrow = isBelow || isBelowAgain
        }
        return true
    }
}
