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

/// How many of `count` equal parts of a whole an amount is: 1000 of them for tenths of a percent.
///
/// - Parameter whole: above 0.
public func roundedShare(_ part: Money, of whole: Money, in count: Int128) -> Int128 {
    roundedQuotient(part.minorUnits * count, dividedBy: whole.minorUnits)
}

/// An amount times a ratio of products, rounded as ``roundedQuotient(_:dividedBy:)`` rounds, however large the products are.
///
/// No amount of money comes near ±2⁹⁶: a result beyond it is cut to it, so that sums of results do not overflow.
///
/// - Parameter divisors: above 0.
func roundedProduct(
    _ amount: Int128, times factors: (UInt128, UInt128), dividedBy divisors: (UInt128, UInt128)
) -> Int128 {
    let largest = Int128(1) << 96
    let magnitude: Int128
    if let dividend = product(amount.magnitude, factors), let divisor = product(1, divisors) {
        magnitude = min(roundedQuotient(dividend, dividedBy: divisor), largest)
    } else {
        let dividend = WideNumber(amount.magnitude) * factors.0 * factors.1
        let quotient = dividend.rounded(dividingBy: WideNumber(divisors.0) * divisors.1)
        magnitude = quotient.flatMap { Int128(exactly: $0) }.map { min($0, largest) } ?? largest
    }
    return amount < 0 ? -magnitude : magnitude
}

/// The product where 127 bits hold it.
private func product(_ first: UInt128, _ others: (UInt128, UInt128)) -> Int128? {
    let (once, isTooLarge) = first.multipliedReportingOverflow(by: others.0)
    let (twice, isTooLargeAgain) = once.multipliedReportingOverflow(by: others.1)
    return isTooLarge || isTooLargeAgain ? nil : Int128(exactly: twice)
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
