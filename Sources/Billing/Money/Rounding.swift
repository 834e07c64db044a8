/// The one place where money is rounded.
///
/// Half up, away from zero: 10.705 becomes 10.71 and -10.705 becomes -10.71.
///
/// - Parameter divisor: above 0.
@inlinable
public func roundedQuotient(_ dividend: Int128, dividedBy divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    let rounded = remainder >= divisor.magnitude - remainder ? quotient + 1 : quotient
    return dividend < 0 ? -Int128(rounded) : Int128(rounded)
}

/// Division by a number that stays the same for millions of dividends, done by multiplying with its reciprocal.
///
/// For a divisor `d` and `shift` = ⌈log₂ d⌉, `multiplier` = ⌈2^(63+shift) / d⌉ fits 64 bits, and
/// `⌊n × multiplier / 2^(63+shift)⌋` is exactly `⌊n / d⌋` for every `n` below 2⁶³ (Granlund and Montgomery, "Division by
/// Invariant Integers using Multiplication", theorem 4.2).
@usableFromInline
struct RoundingDivisor: Sendable {
    @usableFromInline let half: UInt64
    @usableFromInline let multiplier: UInt64
    @usableFromInline let shift: UInt64

    /// The largest dividend that ``rounded(_:)`` takes.
    @usableFromInline let largestDividend: UInt64

    /// - Parameter divisor: above 1 and below 2⁶².
    init(_ divisor: Int64) {
        let divisor = UInt64(divisor)
        let ceilingOfLogarithm = UInt64(64 - (divisor - 1).leadingZeroBitCount)
        let power = UInt128(1) << (63 + ceilingOfLogarithm)
        half = divisor / 2
        multiplier = UInt64((power + UInt128(divisor) - 1) / UInt128(divisor))
        shift = ceilingOfLogarithm - 1
        largestDividend = UInt64(Int64.max) - half
    }

    /// The same as ``roundedQuotient(_:dividedBy:)``, for a dividend from 0 to ``largestDividend``.
    ///
    /// Adding half before cutting is rounding half up; with an odd divisor no remainder is exactly half, and the smaller
    /// "half" carries all that lies above it and nothing below.
    @inline(__always)
    func rounded(_ dividend: UInt64) -> Int64 {
        Int64(truncatingIfNeeded: multiplier.multipliedFullWidth(by: dividend &+ half).high &>> shift)
    }
}
