/// An exact amount of money in minor units (cents), as it is billed.
///
/// Sums of ten million of the largest line items fit 128 bits with room to spare, so adding never overflows in practice and
/// traps rather than wraps if it ever would.
public struct Money: Hashable, Sendable, Comparable {
    public var minorUnits: Int128

    public static let zero = Money(minorUnits: 0)

    public init(minorUnits: Int128) {
        self.minorUnits = minorUnits
    }

    public static func + (left: Money, right: Money) -> Money {
        Money(minorUnits: left.minorUnits + right.minorUnits)
    }

    public static func - (left: Money, right: Money) -> Money {
        Money(minorUnits: left.minorUnits - right.minorUnits)
    }

    public static func += (left: inout Money, right: Money) { left = left + right }

    public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }

    /// The exact decimal without trailing zeros, as JSON has it: `213.51`, `25`, `10.5`.
    public func decimal(in currency: Currency) -> String {
        decimalText(minorUnits, decimals: currency.decimals)
    }

    /// The amount as people read it: `$1,213.50`, `-$3.00`, `12.00 CHF`.
    public func formatted(in currency: Currency) -> String {
        let digits = decimalText(
            minorUnits < 0 ? -minorUnits : minorUnits, decimals: currency.decimals, keepsZeros: true, groups: true)
        let sign = minorUnits < 0 ? "-" : ""
        if let symbol = currency.symbol { return sign + symbol + digits }
        return "\(sign)\(digits) \(currency.code)"
    }
}
