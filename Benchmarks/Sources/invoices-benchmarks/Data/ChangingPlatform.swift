import Billing
import BillingTesting

/// Five months of a platform that scales itself: 5,000 apps whose processes change their quantity or size again and again.
enum ChangingPlatform {
    static let organizations = 50
    static let spaces = 7
    private static let apps = 5000

    private static let firstMonth = Month(year: 2016, month: 10)
    /// The month that is billed at the end.
    static let lastMonth = Month(year: 2017, month: 2)
    /// Later than all events.
    static let now = lastMonth.end

    private static let sizes = [
        UsageChange.Size(name: "gp1", price: Price(unchecked: 25_000_000)),
        UsageChange.Size(name: "gp2", price: Price(unchecked: 60_000_000)),
        UsageChange.Size(name: "gp4-large", price: Price(unchecked: 250_500_000)),
        UsageChange.Size(name: "scout", price: Price(unchecked: 290_000)),
    ]

    /// Events in the order of time, no two of them at one millisecond.
    static func changes(_ count: Int) -> [UsageChange] {
        var random = SeededRandom(seed: 5)
        var running: [Int: UsageChange] = [:]
        let start = firstMonth.start.millisecondsSince1970
        let step = (now.millisecondsSince1970 - start) / Int64(count)
        return (0..<count).map { number in
            let happened = start + Int64(number) * step + random.number(0...step - 1)
            let app = random.number(0...apps - 1)
            // Half of the apps have a worker beside the web process.
            let isWorker = app.isMultiple(of: 2) && random.chance(50)
            let resource = app * 2 + (isWorker ? 1 : 0)
            var change =
                running[resource]
                ?? UsageChange(
                    number: number, happened: happened, app: app, process: isWorker ? "worker" : "web",
                    size: random.pick(sizes), quantity: 1)
            change.number = number
            change.happened = happened
            if random.chance(70) { change.quantity = random.number(0...12) } else { change.size = random.pick(sizes) }
            running[resource] = change
            return change
        }
    }

    /// What the last month comes to by the second rule, from nothing but the rule itself: each configuration is billed until the
    /// next one of its process.
    static func charges(of changes: [UsageChange]) -> Money {
        var running: [String: UsageChange] = [:]
        var charges = Money.zero
        for change in changes {
            let resource = "\(change.app) \(change.process)"
            if let before = running[resource] { charges += amount(of: before, until: change.happened) }
            running[resource] = change
        }
        return running.values.reduce(into: charges) { $0 += amount(of: $1, until: lastMonth.end.millisecondsSince1970) }
    }

    private static func amount(of change: UsageChange, until end: Int64) -> Money {
        let milliseconds = max(0, end - max(change.happened, lastMonth.start.millisecondsSince1970))
        let product = Int128(change.size.price.microUnits) * Int128(change.quantity) * Int128(milliseconds)
        let divisor = Int128(lastMonth.milliseconds) * Int128(Currency.usd.microUnitsPerMinorUnit)
        return Money(minorUnits: (product + divisor / 2) / divisor)
    }
}
