extension BillingPeriod {
    /// How much of the month a span is billed for: days by the day rule, milliseconds by the second rule.
    ///
    /// - Parameters:
    ///   - start: in milliseconds since 1970, as `end`.
    ///   - lost: which of its days are billed to another span of its resource.
    public func billedUnits(from start: Int64, to end: Int64, lost: LostDays, by proration: Proration) -> Int64 {
        let monthStart = self.start.millisecondsSince1970
        let first = max(start, monthStart) - monthStart
        let last = min(end, cutoff.millisecondsSince1970) - monthStart
        guard first < last else { return 0 }
        switch proration {
        case .second: return last - first
        case .day:
            let touched = (last + Day.milliseconds - 1) / Day.milliseconds - first / Day.milliseconds
            return max(0, touched - Int64(lost.count))
        }
    }

    /// The same of an item whose lost days are not known, as far as its amount tells.
    ///
    /// - Returns: nil where it may be one of several: where a day costs nothing or too little.
    public func billedUnits(of items: LineItems, at index: Int, by proration: Proration, in currency: Currency) -> Int64? {
        let columns = items.columns
        let touched = billedUnits(from: columns.starts[index], to: columns.ends[index], lost: [], by: proration)
        guard proration == .day, touched > 0 else { return touched }
        let divisor = Int128(month.days) * Int128(currency.microUnitsPerMinorUnit)
        let monthly = Int128(columns.prices[index]) * Int128(columns.quantities[index])
        let matching = (max(0, touched - 2)...touched).filter { days in
            roundedQuotient(monthly * Int128(days), dividedBy: divisor) == Int128(items.billed[index])
        }
        return matching.count == 1 ? matching[0] : nil
    }
}
