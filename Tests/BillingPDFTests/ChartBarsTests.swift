import Billing
@testable import BillingPDF
import Testing

@Suite struct ChartBarsTests {
    @Test(
        arguments: [
            ([], [], 0, 0), ([5, 9, 7], [1, 2, 0], 0, 0), ([1, 2, 3, 4], [3, 2, 1, 0], 0, 0),
            ([1, 2, 3, 4, -5], [3, 2, 1], 2, -4), ([3, 3, 3, 3, 3], [0, 1, 2], 2, 6),
        ] as [([Int128], [Int], Int, Int128)])
    func `the largest have bars of their own`(sums: [Int128], shown: [Int], restCount: Int, rest: Int128) {
        let bars = ChartBars(largestOf: sums.map { Money(minorUnits: $0) }, count: 3)
        #expect(bars.sections == shown)
        #expect(bars.restCount == restCount)
        #expect(bars.rest == Money(minorUnits: rest))
    }

    @Test(arguments: [(50, 100, 100.0), (100, 100, 200.0), (-5, 100, 0), (0, 0, 0), (1, 3, 66.6)] as [(Int128, Int128, Double)])
    func `bars are as long as their amounts`(amount: Int128, largest: Int128, length: Double) {
        let found = ChartBars.length(of: Money(minorUnits: amount), largest: Money(minorUnits: largest), length: 200)
        #expect(abs(found - length) < 0.01)
    }
}
