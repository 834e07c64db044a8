/// The arithmetic of an item: price × quantity × units ÷ units of the month.
public struct Calculation: Hashable, Sendable {
    public var price: Price
    public var quantity: Quantity
    public var units: Int64
    public var unitsInMonth: Int64
    public var currency: Currency

    public init(price: Price, quantity: Quantity, units: Int64, unitsInMonth: Int64, currency: Currency) {
        self.price = price
        self.quantity = quantity
        self.units = units
        self.unitsInMonth = unitsInMonth
        self.currency = currency
    }

    /// Price × quantity × units, in micro-units.
    private var dividend: Int128 { Int128(price.microUnits) * Int128(quantity.count) * Int128(units) }

    /// What it comes to, rounded to minor units.
    public var billed: Money {
        Money(
            minorUnits: roundedQuotient(
                dividend, dividedBy: Int128(unitsInMonth) * Int128(currency.microUnitsPerMinorUnit)))
    }

    /// What it comes to before rounding, cut after so many decimals, and whether that is all of it.
    public func exact(decimals: Int = 8) -> (text: String, isComplete: Bool) {
        let scaled = dividend * Int128(Int64(powerOfTen: decimals))
        let divisor = Int128(unitsInMonth) * Int128(Price.microUnitsPerUnit)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
        return (decimalText(quotient, decimals: decimals), remainder == 0)
    }

    /// As a reader would type it: `60 × 1 × 5 ÷ 28`.
    public var text: String { "\(price) × \(quantity.count) × \(units) ÷ \(unitsInMonth)" }
}
