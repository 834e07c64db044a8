import Billing

/// One record's range of time, cut by the record that comes after it.
struct ReferenceSpan: Sendable {
    var record: UsageRecord
    /// The record's place in the order of arrival.
    var position: Int
    /// When the next record of the resource begins, if there is one.
    var cut: Instant?

    var start: Instant { record.createdAt }

    var end: Instant {
        var end = Instant.never
        if let deletedAt = record.deletedAt, deletedAt < end { end = deletedAt }
        if let cut, cut < end { end = cut }
        return end
    }

    var isUsage: Bool { record.quantity.count > 0 && start < end }

    var monthlyCost: Int128 { Int128(record.price.microUnits) * Int128(record.quantity.count) }

    /// How many milliseconds of a range it ran.
    func milliseconds(from rangeStart: Instant, to rangeEnd: Instant) -> Int64 {
        let from = max(start, rangeStart)
        let to = min(end, rangeEnd)
        return from < to ? to.millisecondsSince1970 - from.millisecondsSince1970 : 0
    }

    func isIn(samePlaceAs other: ReferenceSpan) -> Bool {
        record.organization.utf8.elementsEqual(other.record.organization.utf8)
            && record.space.utf8.elementsEqual(other.record.space.utf8)
    }
}
