/// Which of a span's days in a month are billed to another span of its resource. Only its first and its last day can be.
public struct LostDays: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let first = LostDays(rawValue: 1)
    public static let last = LostDays(rawValue: 2)

    /// How many: 0, 1 or 2.
    public var count: Int { Int(rawValue & 1) + Int(rawValue >> 1) }
}
