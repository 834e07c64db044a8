/// The sums over the rated spans of one scope and month.
public struct RatedTotals: Hashable, Sendable {
    public var dynos = Money.zero
    public var addons = Money.zero
    /// The part of ``addons`` that is databases.
    public var databases = Money.zero
    /// The sum of the quantities of dynos.
    public var dynoUnits: Int64 = 0
    /// The sum of quantity × hours billed over dynos, in hundredths of an hour.
    public var weightedDynoHourHundredths: Int128 = 0

    public init() {}
}

extension RatedTotals {
    /// The hours as an exact decimal without trailing zeros: `7320`, `12.5`.
    public var weightedDynoHours: String { decimalText(weightedDynoHourHundredths, decimals: 2) }
}
