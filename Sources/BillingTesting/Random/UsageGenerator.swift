import Billing

/// Makes the lines of a ``RandomHistory``.
struct UsageGenerator {
    /// An app that lines are made for; one with an id may be renamed and may move.
    private struct App {
        var id: String?
        var names: [String]
        var organizations: [String]
        var spaces: [String]
    }

    private static let organizations = ["akkeris", "Akkeris", "caf\u{E9}", "cafe\u{301}", "zeta"]
    private static let spaces = ["space", "perf", "perf-eu"]
    private static let names = ["app", "app-1", "App", "na\u{EF}ve", "nai\u{308}ve", "web"]
    private static let sizes = ["gp1", "gp2", "scout"]
    private static let plans = ["alamo-redis:small", "alamo-postgresql:large", "memcached:dev", "x-mysql:1"]
    private static let prices: [Price] = [
        "0", "0.000001", "0.29", "5", "12.99", "30", "60", "140", "999999999.999999", "1000000000",
    ]

    private var random: SeededRandom
    private let times: TimeGenerator
    private var made: [UsageRecord] = []
    /// The content of the lines of each resource by when they begin, so that no two contradict each other.
    private var contents: [[[UInt8]]: [Instant: [UInt8]]] = [:]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        times = TimeGenerator(&random)
    }

    mutating func records() -> [UsageRecord] {
        for number in 0..<random.number(1...4) {
            let app = app(number)
            for process in ["web", "worker"] where random.chance(70) {
                addHistory(of: app, kinds: UsageGenerator.sizes.map { "\($0) \(process) dyno" }, resource: process)
            }
            for name in ["cache", "main"] where random.chance(40) {
                addHistory(of: app, kinds: UsageGenerator.plans.map { "\($0) addon" }, resource: name)
            }
            for _ in 0..<random.number(0...3) { addAddon(of: app) }
        }
        return made.shuffled(using: &random)
    }

    /// Often within the last day, at an event, or at the edge of a day or month.
    mutating func now(of records: [UsageRecord]) -> Instant {
        switch random.number(0...5) {
        case 0: return times.end.advanced(milliseconds: -random.number(0...Day.milliseconds))
        case 1: return random.pick(times.months).end.advanced(milliseconds: random.number(-1...1))
        case 2: return times.timeOfBusyDay(times.busyDay(&random), &random)
        case 3:
            guard !records.isEmpty else { return times.end }
            return random.pick(records).createdAt.advanced(milliseconds: random.number(-1...1))
        default: return times.time(&random)
        }
    }

    private mutating func app(_ number: Int) -> App {
        let organizations = [random.pick(UsageGenerator.organizations), random.pick(UsageGenerator.organizations)]
        let spaces = [random.pick(UsageGenerator.spaces), random.pick(UsageGenerator.spaces)]
        let names = [random.pick(UsageGenerator.names), random.pick(UsageGenerator.names)]
        // Without an id, an app of another name or space is another app.
        if random.chance(35) { return App(id: nil, names: [names[0]], organizations: organizations, spaces: [spaces[0]]) }
        return App(id: "id-\(number)", names: names, organizations: organizations, spaces: spaces)
    }

    /// What one resource ran: a few events at any time, and many on one day.
    private mutating func addHistory(of app: App, kinds: [String], resource: String) {
        for _ in 0..<random.number(0...4) {
            add(record(of: app, kinds: kinds, resource: resource, from: times.time(&random)))
        }
        guard random.chance(60) else { return }
        let day = times.busyDay(&random)
        for _ in 0..<random.number(2...7) {
            add(record(of: app, kinds: kinds, resource: resource, from: times.timeOfBusyDay(day, &random)))
        }
    }

    /// An add-on that is a resource of its own, sometimes with twins.
    private mutating func addAddon(of app: App) {
        let kinds = UsageGenerator.plans.map { "\($0) addon" }
        add(record(of: app, kinds: kinds, resource: nil, from: times.time(&random)))
    }

    private mutating func record(of app: App, kinds: [String], resource: String?, from start: Instant) -> UsageRecord {
        let quantity: Int64 = random.chance(15) ? 0 : random.chance(4) ? 1_000_000 : random.number(1...5)
        // The same configuration again and again, as often as another one.
        let choices = random.chance(50) ? 1 : kinds.count
        return UsageRecord(
            kinds[random.number(0...choices - 1)], price: random.pick(UsageGenerator.prices), quantity: quantity, from: start,
            to: times.end(of: start, &random), organization: random.pick(app.organizations), space: random.pick(app.spaces),
            app: random.pick(app.names), appID: app.id, resource: resource)
    }

    private mutating func add(_ record: UsageRecord) {
        if let key = record.resourceKey {
            let known = contents[key, default: [:]].updateValue(record.content, forKey: record.createdAt)
            if let known, known != record.content {
                contents[key, default: [:]][record.createdAt] = known
                return
            }
        }
        made.append(record)
        // A twin: all the same but its end.
        if random.chance(10) { made.append(record.ending(times.end(of: record.createdAt, &random))) }
    }
}
