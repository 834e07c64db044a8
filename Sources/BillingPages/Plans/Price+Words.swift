import Billing

extension Price {
    /// As people read it: `$60.00`; with more decimals where it needs them, `$0.000125`.
    func formatted(in currency: Currency) -> String {
        let (minorUnits, rest) = microUnits.quotientAndRemainder(dividingBy: currency.microUnitsPerMinorUnit)
        if rest == 0 { return Money(minorUnits: Int128(minorUnits)).formatted(in: currency) }
        return currency.symbol.map { "\($0)\(self)" } ?? "\(self) \(currency.code)"
    }
}
