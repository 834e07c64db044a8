/// The sums over the rated spans of one scope and month, and over the corrections that its invoice has.
public struct RatedTotals: Hashable, Sendable {
    public var dynos = Money.zero
    public var addons = Money.zero
    /// The part of ``addons`` that is databases.
    public var databases = Money.zero
    /// The sum of the quantities of dynos.
    public var dynoUnits: Int64 = 0
    /// The sum of quantity × units billed over dynos: days by the day rule, milliseconds by the second rule.
    public var dynoUnitSum: Int128 = 0
    /// ``dynoUnitSum`` in hundredths of an hour.
    public var weightedDynoHourHundredths: Int128 = 0

    public init() {}

    /// The sums over several parts of a scope. Hours are rounded once, of the sum.
    public init(of parts: some Sequence<RatedTotals>, by proration: Proration) {
        for part in parts {
            dynos += part.dynos
            addons += part.addons
            databases += part.databases
            dynoUnits += part.dynoUnits
            dynoUnitSum += part.dynoUnitSum
        }
        weightedDynoHourHundredths = proration.hundredthsOfHours(unitSum: dynoUnitSum)
    }

    /// Counts a correction: in money, and in nothing else.
    public mutating func add(_ item: CorrectionItem) {
        let amount = Money(minorUnits: Int128(item.correction.difference))
        switch item.correction.line.type {
        case .dyno: dynos += amount
        case .addon: addons += amount
        }
        if item.isDatabase { databases += amount }
    }
}

extension RatedTotals {
    /// The hours as an exact decimal without trailing zeros: `7320`, `12.5`.
    public var weightedDynoHours: String { decimalText(weightedDynoHourHundredths, decimals: 2) }
}
