import Billing

/// The largest of some sums, and what all others come to.
struct ChartBars {
    /// The indices of the largest, the largest first; of equal ones, the first.
    let sections: [Int]
    let restCount: Int
    let rest: Money

    /// - Parameter count: how many have a bar of their own. One alone is not called the rest.
    init(largestOf sums: [Money], count: Int) {
        let inOrder = sums.indices.sorted { sums[$0] != sums[$1] ? sums[$0] > sums[$1] : $0 < $1 }
        let shown = sums.count <= count + 1 ? sums.count : count
        sections = Array(inOrder.prefix(shown))
        restCount = sums.count - shown
        rest = inOrder.dropFirst(shown).reduce(Money.zero) { $0 + sums[$1] }
    }

    /// How long the bar of an amount is, where that of `largest` is `length`. Nothing is less than no bar.
    static func length(of amount: Money, largest: Money, length: Double) -> Double {
        guard amount > .zero, largest > .zero else { return 0 }
        // In thousandths, so that amounts are divided as the whole numbers that they are.
        return length * Double(amount.minorUnits * 1000 / largest.minorUnits) / 1000
    }
}
