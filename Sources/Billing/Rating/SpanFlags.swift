/// What rating needs to know of a span besides its time, price and quantity, in one byte.
public struct SpanFlags: Hashable, Sendable {
    @usableFromInline let bits: UInt8

    /// - Parameters:
    ///   - isDatabase: only an add-on is.
    ///   - lost: which of the span's days in the month are billed to another span of its resource.
    @inlinable
    public init(type: ItemType, isDatabase: Bool, lost: LostDays = []) {
        bits = type.rawValue | (isDatabase ? 2 : 0) | lost.rawValue << 2
    }

    init(bits: UInt8) { self.bits = bits }

    public var type: ItemType { bits & 1 == 0 ? .dyno : .addon }
    public var isDatabase: Bool { bits & 2 != 0 }
    public var lost: LostDays { LostDays(rawValue: bits >> 2) }

    /// How many days the flags say are lost.
    @inline(__always)
    static func lostCount(of bits: UInt8) -> Int64 { Int64((bits >> 2) & 1) &+ Int64(bits >> 3) }
}

extension BillingPeriod {
    /// Which of a span's days in this period are billed to another span of the same resource.
    ///
    /// Only a span's first and last day can be contested. Both are the same for a span of one day, which may have lost it on
    /// either account, or on both.
    @inlinable
    public func lostDays(start: Instant, end: Instant, isBeatenOnFirstDay: Bool, lastDayTurns: [Instant]) -> LostDays {
        var lost: LostDays = []
        if isBeatenOnFirstDay, start >= month.start { lost.insert(.first) }
        if end <= month.end, lastDayTurns.reduce(0, { $0 + ($1 < now ? 1 : 0) }) % 2 == 1 { lost.insert(.last) }
        return lost
    }
}
