/// Rates the spans of one month: a pass over columns that gives each span its billed amount, and the sums.
public struct Rater: Sendable {
    private let period: BillingPeriod
    private let proration: Proration
    /// What `price × quantity × units` is divided by to get minor units.
    private let divisor: Int64

    public init(period: BillingPeriod, proration: Proration, currency: Currency) {
        self.period = period
        self.proration = proration
        divisor = proration.units(in: period.month) * currency.microUnitsPerMinorUnit
    }

    /// - Parameter columns: spans that overlap the period.
    /// - Returns: the billed amounts in minor units, by the spans' indices, and the sums.
    public func rate(_ columns: SpanColumns) -> (billed: [Int64], totals: RatedTotals) {
        var totals = RatedTotals()
        let billed = [Int64](unsafeUninitializedCapacity: columns.count) { buffer, count in
            switch proration {
            case .day: totals = rate(columns, by: DayRule.self, into: buffer)
            case .second: totals = rate(columns, by: SecondRule.self, into: buffer)
            }
            count = columns.count
        }
        return (billed, totals)
    }

    /// Sums are kept in 64 bits for a block of spans, which they can't overflow, and in 128 bits over blocks.
    private static let blockLength = 1024

    private func rate<Rule: ProrationRule>(
        _ columns: SpanColumns, by rule: Rule.Type, into billed: UnsafeMutableBufferPointer<Int64>
    ) -> RatedTotals {
        // All columns have one length, which indices run over: reading them unchecked is safe.
        let (starts, ends) = (columns.starts.span, columns.ends.span)
        let (prices, quantities, flags) = (columns.prices.span, columns.quantities.span, columns.flags.span)
        let monthStart = period.start.millisecondsSince1970
        let cutoff = period.cutoff.millisecondsSince1970
        let division = RoundingDivisor(divisor)
        var sums = BlockSums.Totals()
        var blockStart = 0
        while blockStart < columns.count {
            let blockEnd = min(blockStart + Rater.blockLength, columns.count)
            var block = BlockSums()
            for index in blockStart..<blockEnd {
                let flag = flags[unchecked: index]
                let units = Rule.units(
                    from: max(starts[unchecked: index], monthStart) &- monthStart,
                    to: min(ends[unchecked: index], cutoff) &- monthStart, lostDays: SpanFlags.lostCount(of: flag))
                let quantity = Int64(quantities[unchecked: index])
                let price = prices[unchecked: index]
                block.count(flags: flag, quantity: quantity, units: units)
                let (monthly, isMonthlyWide) = price.multipliedReportingOverflow(by: quantity)
                let (dividend, isWide) = monthly.multipliedReportingOverflow(by: units)
                if isMonthlyWide || isWide || UInt64(bitPattern: dividend) > division.largestDividend {
                    let amount = wideAmount(price: price, quantity: quantity, units: units)
                    billed.initializeElement(at: index, to: Int64(amount))
                    sums.add(amount, flags: flag)
                } else {
                    let amount = division.rounded(UInt64(bitPattern: dividend))
                    billed.initializeElement(at: index, to: amount)
                    block.add(amount, flags: flag)
                }
            }
            sums.add(block)
            blockStart = blockEnd
        }
        return sums.rated(by: proration)
    }

    /// The amount of a span whose product does not fit 64 bits.
    @inline(never)
    private func wideAmount(price: Int64, quantity: Int64, units: Int64) -> Int128 {
        roundedQuotient(Int128(price) * Int128(quantity) * Int128(units), dividedBy: Int128(divisor))
    }
}

/// How the part of a month becomes units; offsets are in milliseconds from the month's start.
private protocol ProrationRule {
    static func units(from start: Int64, to end: Int64, lostDays: Int64) -> Int64
}

private enum DayRule: ProrationRule {
    /// The offsets of a month fit 32 bits, in which division by a constant is cheapest.
    @inline(__always)
    static func units(from start: Int64, to end: Int64, lostDays: Int64) -> Int64 {
        let milliseconds = UInt32(Day.milliseconds)
        let first = UInt32(truncatingIfNeeded: start) / milliseconds
        // The first day that it does not touch: day 0 at the very instant at which the month begins.
        let next = (UInt32(truncatingIfNeeded: end) &+ (milliseconds &- 1)) / milliseconds
        return max(0, Int64(next) &- Int64(first) &- lostDays)
    }
}

private enum SecondRule: ProrationRule {
    @inline(__always)
    static func units(from start: Int64, to end: Int64, lostDays: Int64) -> Int64 { end &- start }
}
