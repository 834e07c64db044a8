import Billing

extension [UInt8] {
    /// Appends an amount as ``Money/decimal(in:)`` writes it. One of 64 bits makes no text of its own: there may be many.
    mutating func append(_ amount: Money, in currency: Currency) {
        guard let minorUnits = Int64(exactly: amount.minorUnits) else {
            return append(contentsOf: amount.decimal(in: currency).utf8)
        }
        var rest = minorUnits.magnitude
        var fraction = currency.decimals
        while fraction > 0, rest % 10 == 0 {
            rest /= 10
            fraction -= 1
        }
        if minorUnits < 0 { append(UInt8(ascii: "-")) }
        let start = count
        // The last digit first.
        var written = 0
        repeat {
            if written == fraction, fraction > 0 { append(UInt8(ascii: ".")) }
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            written += 1
        } while rest > 0 || written <= fraction
        self[start...].reverse()
    }
}
