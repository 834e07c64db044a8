import BillingTesting
import Testing

@testable import Billing

@Suite struct RoundedProductTests {
    @Test(
        arguments: [
            (5, 3, 1, 2, 1, 8), (-5, 3, 1, 2, 1, -8), (5, 1, 1, 3, 1, 2), (4, 1, 1, 3, 1, 1), (0, 9, 9, 1, 1, 0),
            (7, 0, 5, 3, 3, 0), (1, 1, 1, 1, 2, 1), (1, 7, 11, 11, 7, 1),
        ] as [(Int128, UInt128, UInt128, UInt128, UInt128, Int128)])
    func `halves are rounded away from 0`(
        amount: Int128, factor: UInt128, other: UInt128, divisor: UInt128, otherDivisor: UInt128, result: Int128
    ) {
        #expect(roundedProduct(amount, times: (factor, other), dividedBy: (divisor, otherDivisor)) == result)
    }

    /// Both sides times the same large number: what does not fit 128 bits is the same as what does.
    @Test func `wide products give what narrow ones do`() {
        var random = SeededRandom(seed: 42)
        for _ in 0..<2000 {
            let amount = Int128(random.number(-1_000_000...1_000_000) as Int64)
            let factor = UInt128(random.number(0...1000) as UInt64)
            let divisor = UInt128(random.number(1...1000) as UInt64)
            let wide = UInt128(random.next()) << random.number(40...63) | UInt128(random.next()) | 1
            let narrow = roundedProduct(amount, times: (factor, 1), dividedBy: (divisor, 1))
            #expect(narrow == roundedQuotient(amount * Int128(factor), dividedBy: Int128(divisor)))
            let label: Comment = "\(amount) × \(factor) ÷ \(divisor), both × \(wide)"
            #expect(roundedProduct(amount, times: (factor, wide), dividedBy: (wide, divisor)) == narrow, label)
            #expect(roundedProduct(amount, times: (factor * 3, wide), dividedBy: (divisor * 3, wide)) == narrow, label)
        }
    }

    @Test func `what is larger than any amount of money is cut`() {
        let largest = Int128(1) << 96
        #expect(roundedProduct(.max, times: (.max, .max), dividedBy: (1, 1)) == largest)
        #expect(roundedProduct(.min, times: (.max, .max), dividedBy: (1, 1)) == -largest)
        #expect(roundedProduct(.max, times: (1, 1), dividedBy: (1, 1)) == largest)
        #expect(roundedProduct(largest, times: (.max, .max), dividedBy: (.max, .max)) == largest)
        #expect(roundedProduct(largest, times: (.max, 1), dividedBy: (.max, 2)) == largest / 2)
        #expect(roundedProduct(1, times: (.max, 1), dividedBy: (.max, .max)) == 0)
        #expect(roundedProduct(1, times: (.max, .max), dividedBy: (.max - 1, .max)) == 1)
        #expect(roundedProduct(3, times: (.max, .max), dividedBy: (.max, 2)) == largest)
        #expect(roundedProduct(3, times: (.max, 1), dividedBy: (.max, 2)) == 2)
    }
}
