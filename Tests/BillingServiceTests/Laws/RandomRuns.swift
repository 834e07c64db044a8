import Billing
import BillingTesting

/// Short random histories of one kind, for laws that ask for it.
enum RandomRuns {
    private static let prices: [Price] = ["0", "0.000001", "0.29", "12.99", "30", "60", "1000000000"]

    /// One dyno of quantity 1 that changes its price and place, often several times a day, and never stops.
    static func withoutBreak(around month: Month, _ random: inout SeededRandom) -> [UsageRecord] {
        var starts: Set<Instant> = []
        for _ in 0..<random.number(1...12) {
            let day = month.start.advanced(milliseconds: Day.milliseconds * random.number(-2...5))
            starts.insert(day.advanced(milliseconds: random.number(0...5) * 14_400_000 - random.number(0...1)))
        }
        return starts.sorted().map { start in
            UsageRecord(
                "gp2 web dyno", price: random.pick(prices), from: start, organization: random.pick(["a", "b", "c"]),
                space: random.pick(["x", "y"]), appID: "id")
        }
    }

    static func anyDyno(around month: Month, _ random: inout SeededRandom) -> UsageRecord {
        var record = UsageRecord(
            "gp2 web dyno", price: random.pick(prices), quantity: random.number(1...9), from: start(around: month, &random))
        record.deletedAt = end(of: record, &random)
        return record
    }

    static func anyAddon(around month: Month, _ random: inout SeededRandom) -> UsageRecord {
        var record = UsageRecord(
            "redis:a addon", price: random.pick(prices), quantity: random.number(1...9), from: start(around: month, &random))
        record.deletedAt = end(of: record, &random)
        return record
    }

    /// The same run as several lines, each of which ends where the next one begins, by its own word or by that of the next.
    static func parts(of record: UsageRecord, _ random: inout SeededRandom) -> [UsageRecord] {
        let end = record.deletedAt ?? record.createdAt.advanced(milliseconds: 40 * Day.milliseconds)
        let range = record.createdAt.millisecondsSince1970...end.millisecondsSince1970
        let cuts = Set((0..<random.number(1...6)).map { _ in random.number(range) }).subtracting([
            range.lowerBound, range.upperBound,
        ])
        let starts = [record.createdAt] + cuts.sorted().map { Instant(millisecondsSince1970: $0) }
        return starts.indices.map { index in
            var part = record
            part.createdAt = starts[index]
            if index + 1 < starts.count { part.deletedAt = random.chance(50) ? starts[index + 1] : record.deletedAt }
            return part
        }
    }

    private static func start(around month: Month, _ random: inout SeededRandom) -> Instant {
        let milliseconds = random.number(-20 * Day.milliseconds...30 * Day.milliseconds)
        let start = month.start.advanced(milliseconds: milliseconds)
        return random.chance(30) ? Day(containing: start).start : start
    }

    private static func end(of record: UsageRecord, _ random: inout SeededRandom) -> Instant? {
        let end = record.createdAt.advanced(milliseconds: random.number(1...50 * Day.milliseconds))
        return random.chance(30) ? nil : random.chance(30) ? Day(containing: end).end : end
    }
}
