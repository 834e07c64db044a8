import BillingTesting
import Testing

@testable import Billing

@Suite struct RoundingTests {
    @Test(arguments: [
        (0, 7, 0), (1, 2, 1), (-1, 2, -1), (1, 3, 0), (2, 3, 1), (-1, 3, 0), (-2, 3, -1), (10_705, 10, 1071),
        (-10_705, 10, -1071),
        (10_704, 10, 1070), (3, 1, 3), (7, 7, 1), (300, 28, 11), (299, 2, 150),
    ])
    func roundsHalfAwayFromZero(dividend: Int128, divisor: Int128, quotient: Int128) {
        #expect(roundedQuotient(dividend, dividedBy: divisor) == quotient)
    }

    @Test(arguments: [1, 2, 3, 28_000, 2_678_400_000_000_000] as [Int128])
    func theLargestDividendsAreRoundedExactly(divisor: Int128) {
        let largest = Int128.max
        let quotient = roundedQuotient(largest, dividedBy: divisor)
        let remainder = largest % divisor
        #expect(quotient == largest / divisor + (remainder * 2 >= divisor ? 1 : 0))
        #expect(roundedQuotient(-largest, dividedBy: divisor) == -quotient)
    }

    /// All divisors that rating uses, by the day and by the second, and all small ones.
    static var divisors: [Int64] {
        var divisors = Array(Int64(2)...70) + [1 << 20, (1 << 20) + 1, (1 << 62) - 1]
        for days in Int64(28)...31 {
            for decimals in [0, 2, 3] {
                divisors.append(days * Int64(powerOfTen: 6 - decimals))
                divisors.append(days * Day.milliseconds * Int64(powerOfTen: 6 - decimals))
            }
        }
        return divisors
    }

    @Test(arguments: divisors)
    func multiplyingWithTheReciprocalDividesExactly(divisor: Int64) {
        var random = SeededRandom(seed: UInt64(divisor))
        let division = RoundingDivisor(divisor)
        let largest = division.largestDividend
        let multiple = largest / UInt64(divisor) * UInt64(divisor)
        let half = UInt64(divisor) / 2
        var dividends: [UInt64] = [0, 1, largest, largest - 1, multiple, multiple - 1]
        for base in [UInt64(0), multiple / 2 / UInt64(divisor) * UInt64(divisor), multiple - UInt64(divisor)] {
            dividends += [base, base + 1, base + half, base + half + 1, base + UInt64(divisor) - 1]
            if half > 0 { dividends.append(base + half - 1) }
        }
        for _ in 0..<2000 { dividends.append(random.next() % largest >> random.number(0...62)) }
        for dividend in dividends where dividend <= largest {
            let exact = roundedQuotient(Int128(dividend), dividedBy: Int128(divisor))
            #expect(Int128(division.rounded(dividend)) == exact, "\(dividend) ÷ \(divisor)")
        }
    }
}
