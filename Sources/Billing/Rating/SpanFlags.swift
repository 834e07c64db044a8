/// What rating needs to know of a span besides its time, price and quantity, in one byte.
public struct SpanFlags: Hashable, Sendable {
    @usableFromInline let bits: UInt8

    /// - Parameters:
    ///   - isDatabase: only an add-on is.
    ///   - lostDays: how many of the span's days in the month are billed to another span of its resource: 0, 1 or 2.
    @inlinable
    public init(type: ItemType, isDatabase: Bool, lostDays: Int) {
        bits = type.rawValue | (isDatabase ? 2 : 0) | UInt8(truncatingIfNeeded: lostDays) << 2
    }

    init(bits: UInt8) { self.bits = bits }

    public var type: ItemType { bits & 1 == 0 ? .dyno : .addon }
    public var isDatabase: Bool { bits & 2 != 0 }
    public var lostDays: Int { Int(bits >> 2) }
}

extension BillingPeriod {
    /// How many of a span's days in this period are billed to another span of the same resource.
    ///
    /// Only a span's first and last day can be contested. Both are the same for a span of one day, for which the result is at
    /// least the one day that it has.
    @inlinable
    public func lostDays(start: Instant, end: Instant, isBeatenOnFirstDay: Bool, lastDayTurns: [Instant]) -> Int {
        var lost = 0
        if isBeatenOnFirstDay, start >= month.start { lost += 1 }
        if end <= month.end, lastDayTurns.reduce(0, { $0 + ($1 < now ? 1 : 0) }) % 2 == 1 { lost += 1 }
        return lost
    }
}
