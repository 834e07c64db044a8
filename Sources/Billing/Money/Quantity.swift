/// How many units of a dyno size or plan run: a whole number from 0 to 10⁶. None is not usage.
public struct Quantity: Hashable, Sendable {
    public let count: Int32

    public static let maximum = Quantity(unchecked: 1_000_000)

    /// A quantity, or nil where it is negative or above ``maximum``.
    public init?(_ count: Int64) {
        guard count >= 0, count <= Int64(Quantity.maximum.count) else { return nil }
        self.init(unchecked: Int32(count))
    }

    /// For values that were checked when they came in, such as those that a store gives back.
    @inlinable
    public init(unchecked count: Int32) {
        self.count = count
    }

    /// Reads a whole number, however it is written: `2`, `2.0`, `1e3`.
    public init(parsing text: Swift.Span<UInt8>) throws(DecimalError) {
        self.init(unchecked: Int32(try parseDecimal(text, decimals: 0, maximum: Int64(Quantity.maximum.count))))
    }
}
