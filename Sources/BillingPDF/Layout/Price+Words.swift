import Billing

extension Price {
    /// The price as people read it, with as many decimals as it has, and the currency's at least: `$60.00`, `$0.000012`.
    func formatted(in currency: Currency) -> String {
        var (value, decimals) = (Int128(microUnits), Price.decimals)
        while decimals > currency.decimals, value % 10 == 0 {
            value /= 10
            decimals -= 1
        }
        let digits = decimalText(value, decimals: decimals, keepsZeros: true, groups: true)
        if let symbol = currency.symbol { return symbol + digits }
        return "\(digits) \(currency.code)"
    }
}

extension Instant {
    /// The day where there is little room: `5 Feb 2017`.
    var shortDayWords: String {
        let day = Day(containing: self)
        return "\(day.calendar.day) \(Month(containing: self).shortWords)"
    }
}
