/// What one unit of a plan or dyno size costs for a whole month, in micro-units (10⁻⁶) of the currency.
public struct Price: Hashable, Sendable {
    public let microUnits: Int64

    public static let zero = Price(unchecked: 0)
    /// The largest price there is: 10⁹.
    public static let maximum = Price(unchecked: 1_000_000_000 * microUnitsPerUnit)
    /// How many decimals a price may have.
    public static let decimals = 6
    static let microUnitsPerUnit: Int64 = 1_000_000

    /// A price from micro-units, or nil where it is negative or above ``maximum``.
    @inlinable
    public init?(microUnits: Int64) {
        guard microUnits >= 0, microUnits <= Price.maximum.microUnits else { return nil }
        self.init(unchecked: microUnits)
    }

    /// For values that were checked when they came in, such as those that a store gives back.
    @inlinable
    public init(unchecked microUnits: Int64) {
        self.microUnits = microUnits
    }

    /// Reads a price as people and JSON write it: `60`, `0.29`, `1e-6`.
    ///
    /// - Throws: what is wrong with the text, for a message to a person.
    public init(parsing text: Swift.Span<UInt8>) throws(DecimalError) {
        self.init(unchecked: try parseDecimal(text, decimals: Price.decimals, maximum: Price.maximum.microUnits))
    }
}

extension Price: CustomStringConvertible {
    /// An exact decimal without trailing zeros: `60`, `0.29`.
    public var description: String { decimalText(Int128(microUnits), decimals: Price.decimals) }
}
