extension LostDays {
    /// Which days an item lost that was billed by the day rule, as far as its amount tells.
    ///
    /// - Parameter billed: in minor units.
    /// - Returns: nil where the amount does not tell: it may be the first day or the last, or a day may cost too little.
    public static func deduced(
        from billed: Int64, start: Instant, end: Instant, price: Price, quantity: Int32, in period: BillingPeriod,
        currency: Currency
    ) -> LostDays? {
        let from = max(start, period.start)
        let to = min(end, period.cutoff)
        guard billed > 0, from < to else { return [] }
        let first = Day(containing: from).daysSince1970
        let touched = Day(containing: to.advanced(milliseconds: -1)).daysSince1970 - first + 1
        let divisor = Int128(period.month.days) * Int128(currency.microUnitsPerMinorUnit)
        func amount(_ days: Int64) -> Int128 {
            roundedQuotient(Int128(price.microUnits) * Int128(quantity) * Int128(max(0, days)), dividedBy: divisor)
        }
        let matching = (0...2).filter { amount(touched - $0) == Int128(billed) }
        switch matching {
        case [0]: return []
        case [2]: return [.first, .last]
        default: return nil
        }
    }
}
