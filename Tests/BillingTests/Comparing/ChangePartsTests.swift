import BillingTesting
import Testing

@testable import Billing

@Suite struct ChangePartsTests {
    /// Items as (amount, price, quantity, milliseconds).
    private typealias Item = (Int64, Int64, Int32, Int64)

    private func usage(_ items: [Item]) -> ComparedUsage {
        var usage = ComparedUsage()
        for (index, item) in items.enumerated() {
            usage.add(item.0, price: item.1, quantity: item.2, time: item.3, start: Int64(index), index: index)
        }
        return usage
    }

    private func parts(_ from: [Item], _ to: [Item]) -> ChangeParts { ChangeParts(from: usage(from), to: usage(to)) }

    private func money(_ minorUnits: Int128) -> Money { Money(minorUnits: minorUnits) }

    @Test func `nothing on either side is no change`() {
        #expect(parts([], []) == .none)
    }

    @Test func `a quantity of 0 can't be scaled from, and a time of 0 counts as a millisecond`() {
        #expect(parts([(0, 5, 0, 10)], [(100, 5, 1, 10)]) == ChangeParts(usage: money(100)))
        #expect(parts([(100, 5, 1, 10)], [(0, 5, 0, 10)]) == ChangeParts(usage: money(-100)))
        #expect(parts([(100, 5, 1, 0)], [(200, 5, 2, -3)]) == ChangeParts(quantity: money(100)))
    }

    @Test func `an amount with a price of 0 stays as it is`() {
        #expect(parts([(0, 0, 1, 10)], [(0, 0, 9, 10)]) == .none)
        #expect(parts([(7, 0, 1, 10)], [(9, 0, 2, 10)]) == ChangeParts(quantity: money(7), usage: money(-5)))
        #expect(parts([(0, 0, 1, 10)], [(9, 3, 2, 10)]) == ChangeParts(price: money(9)))
    }

    @Test func `scaled amounts are rounded half up, away from 0`() {
        // 5 × 3 ÷ 2 = 7.5, then 5 × 3 ÷ 2 × 3 ÷ 5 = 4.5.
        let parts = parts([(5, 50, 2, 10)], [(5, 30, 3, 10)])
        #expect(parts == ChangeParts(quantity: money(3), price: money(-3), usage: money(0)))
        #expect(self.parts([(-5, 50, 2, 10)], [(0, 50, 3, 10)]) == ChangeParts(quantity: money(-3), usage: money(8)))
    }

    @Test func `the largest prices, quantities and times do not overflow`() {
        let month: Int64 = 2_678_400_000
        let (price, quantity) = (Price.maximum.microUnits, Quantity.maximum.count)
        let largest: Item = (Int64(100_000_000_000_000_000), price, quantity, month)
        let smallest: Item = (1, 1, 1, 1)
        let many = [Item](repeating: largest, count: 1000)
        for (from, to) in [
            ([largest], [smallest]), ([smallest], [largest]), (many, [smallest]), ([smallest], many), (many, many),
            ([largest], many), (many + [smallest], [smallest, largest]),
        ] {
            let parts = parts(from, to)
            let change = usage(to).total - usage(from).total
            #expect(parts.sum == money(change))
            #expect(parts.new == .zero && parts.ended == .zero)
        }
        // One unit at the smallest price, billed a cent, to all there is: 10⁶ times the units, 10¹⁵ times the price.
        let up = parts([(1, 1, 1, month)], [largest])
        #expect(up.quantity == money(999_999))
        #expect(up.price == money(1_000_000_000_000_000_000_000 - 1_000_000))
        // A result beyond what any amount of money is, is cut.
        let beyond = parts([(Int64.max, 1, 1, month)], [largest])
        #expect(beyond.quantity + beyond.price == money((1 << 96) - Int128(Int64.max)))
        #expect(beyond.sum == money(Int128(largest.0) - Int128(Int64.max)))
    }

    @Test func `sums are over all parts`() {
        var parts = ChangeParts(
            new: money(1), ended: money(-2), quantity: money(4), price: money(8), usage: money(16), corrections: money(32),
            credits: money(64))
        #expect(parts.sum == money(123))
        parts += parts
        #expect(parts.sum == money(246))
        #expect(parts.ended == money(-4))
    }
}
