extension Price {
    /// The price as people read it, with as many decimals as it has, and the currency's at least: `$60.00`, `$0.000012`.
    public func formatted(in currency: Currency) -> String {
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
