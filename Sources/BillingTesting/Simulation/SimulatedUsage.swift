import Billing
import BillingService

/// What happens on a simulated platform, and when it is told: late, doubled, in any order, taken back.
struct SimulatedUsage: Sendable {
    static let plans: [ItemType: [String]] = [
        .dyno: ["gp1", "gp2"], .addon: ["redis:small", "x-mysql:1", "postgresql:2"],
    ]
    static let prices: [Price] = ["0", "0.29", "12.99", "31", "60", "140"]
    static let organizations: [EventRecord.Label] = [
        "akkeris", EventRecord.Label("akkeris", id: "o-1"), EventRecord.Label("zeta", id: "o-2"), "caf\u{E9}",
        EventRecord.Label("akkeris", id: "o-0"),
    ]
    static let spaces: [EventRecord.Label] = ["space", EventRecord.Label("space", id: "s-1"), "perf"]

    /// Facts that are told together, and when.
    fileprivate struct Told {
        var arrival: Instant
        var facts: [UsageFact]
    }

    private var random: SeededRandom
    private var apps: [SimulatedApp]
    private var queue: [Told] = []
    private var events: [EventRecord] = []
    private var openLines: [(line: UsageRecord, arrival: Instant)] = []
    /// When lines of each resource begin, so that no two contradict each other.
    private var starts: [[[UInt8]]: Set<Instant>] = [:]
    /// Lines that were told, as they were told last: those that are alike stand together.
    private var toldLines: [[UInt8]: [UsageRecord]] = [:]
    private var toldEvents: [EventRecord] = []
    private var lastHappened: Instant?
    private var count = 0

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed ^ 0x0A99)
        apps = (0..<random.number(2...3)).map { number in
            SimulatedApp(
                id: random.chance(75) ? "app-\(number)" : nil, name: "app\(number)",
                organization: random.pick(SimulatedUsage.organizations), space: random.pick(SimulatedUsage.spaces),
                resources: [(.dyno, "web"), (.dyno, "worker"), (.addon, "main")].filter { _ in random.chance(70) } + [
                    (.dyno, "web")
                ])
        }
        self.random = random
    }

    /// What each plan costs from the beginning of time on.
    static let firstPrices = plans.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { type, plans in
        plans.map { PlanPrice(type: type, plan: $0, price: "31", validFrom: PlanService.always) }
    }

    // MARK: Living

    /// Lets some time pass, in which things happen.
    mutating func live(from start: Instant, to end: Instant, now: Instant) {
        let days = (end.millisecondsSince1970 - start.millisecondsSince1970) / Day.milliseconds
        for _ in 0..<max(1, days / 6) where random.chance(70) {
            let happened = SimulatedTimes.happened(from: start, to: end, again: lastHappened, &random)
            lastHappened = happened
            happen(at: happened, now: now)
        }
    }

    private mutating func happen(at instant: Instant, now: Instant) {
        let app = random.number(0...apps.count - 1)
        switch random.number(0...99) {
        case 0...39: tell(change(of: apps[app], at: instant), now: now)
        case 40...49:
            let (type, name) = random.pick(apps[app].resources)
            tell(
                .ended(
                    newID(), at: instant, type: type, resource: name, space: space(of: apps[app]), app: apps[app].name,
                    appID: apps[app].id), now: now)
        case 50...64: tellLine(of: apps[app], from: instant, now: now)
        case 65...72: closeLine(at: instant, now: now)
        case 73...82: move(app, at: instant, now: now)
        case 83...84:
            tell(.deleted(newID(), at: instant, space: space(of: apps[app]), app: apps[app].name, appID: apps[app].id), now: now)
        case 85...88: rename(app)
        default: retract(now: now)
        }
    }

    private mutating func change(of app: SimulatedApp, at instant: Instant) -> EventRecord {
        let isUnnamed = random.chance(10)
        let (type, name) = isUnnamed ? (.addon, "") : random.pick(app.resources)
        var change = EventRecord.changed(
            newID(), at: instant, type: type, resource: isUnnamed ? nil : name, plan: plan(of: type),
            quantity: random.chance(12) ? 0 : random.number(1...4), price: random.chance(30) ? random.pick(Self.prices) : nil,
            organization: app.organization, space: app.space, app: app.name, appID: app.id)
        guard !isUnnamed else { return change }
        if random.chance(20) { change.plan = nil }
        if random.chance(20) { change.quantity = nil }
        if app.id != nil, random.chance(10) {
            change.isPlaceAssumed = true
            (change.organization, change.space) = ("assumed", "home")
        }
        return change
    }

    private mutating func tellLine(of app: SimulatedApp, from start: Instant, now: Instant) {
        let isUnnamed = random.chance(30)
        let (type, name) = isUnnamed ? (.addon, "") : random.pick(app.resources)
        let plan = plan(of: type)
        var line = UsageRecord(
            type == .dyno ? "\(plan) \(name) dyno" : "\(plan) addon", price: random.pick(Self.prices),
            quantity: random.number(1...3), from: start, organization: app.organization.name, space: app.space.name,
            app: app.name, appID: app.id, resource: type == .dyno || isUnnamed ? nil : name)
        guard starts[line.resourceKey ?? [line.content], default: []].insert(start).inserted else { return }
        let arrival = max(now, start.advanced(milliseconds: SimulatedTimes.delay(&random)))
        if random.chance(30) {
            line.deletedAt = start.advanced(milliseconds: random.number(0...60 * Day.milliseconds))
        } else {
            openLines.append((line, arrival))
        }
        // Two add-ons that are alike in all but their name, which they have none of.
        let twins = isUnnamed && random.chance(20) ? 2 : 1
        queue.append(Told(arrival: arrival, facts: Array(repeating: .line(line), count: twins)))
    }

    /// Tells of a line that was open when it ended.
    private mutating func closeLine(at instant: Instant, now: Instant) {
        guard !openLines.isEmpty else { return }
        let (line, told) = openLines.remove(at: random.number(0...openLines.count - 1))
        let closed = line.ending(max(line.createdAt, instant))
        let arrival = max(told.advanced(milliseconds: 1), max(now, instant.advanced(milliseconds: SimulatedTimes.delay(&random))))
        queue.append(Told(arrival: arrival, facts: [.line(closed)]))
    }

    private mutating func move(_ index: Int, at instant: Instant, now: Instant) {
        guard let id = apps[index].id else { return }
        let organization = random.chance(70) ? random.pick(Self.organizations) : nil
        let space = random.chance(50) || organization == nil ? random.pick(Self.spaces) : nil
        apps[index].organization = organization ?? apps[index].organization
        apps[index].space = space ?? apps[index].space
        tell(.moved(newID(), at: instant, organization: organization, space: space, appID: id), now: now)
    }

    /// The next event that names a thing will call it by another name.
    private mutating func rename(_ index: Int) {
        if apps[index].id != nil { apps[index].name = "app\(random.number(0...9))" }
        if apps[index].organization.id != nil { apps[index].organization.name = random.pick(["akkeris", "newer", "zeta"]) }
        if apps[index].space.id != nil { apps[index].space.name = random.pick(["space", "renamed"]) }
    }

    private mutating func retract(now: Instant) {
        guard let target = events.suffix(30).filter({ $0.kind != .retracted }).randomElement(using: &random) else { return }
        tell(.retracted(newID(), at: now, target: target.reference.id, of: target.reference.source), now: now)
    }

    private mutating func tell(_ event: EventRecord, now: Instant) {
        events.append(event)
        let arrival = max(now, event.happened.advanced(milliseconds: SimulatedTimes.delay(&random)))
        queue.append(Told(arrival: arrival, facts: [.event(event)]))
    }

    private mutating func plan(of type: ItemType) -> String { random.pick(Self.plans[type, default: []]) }

    private mutating func newID() -> String {
        count += 1
        return "\(random.number(0...9))-\(count)"
    }

    /// What an event without an id of its app must say.
    private func space(of app: SimulatedApp) -> EventRecord.Label? { app.id == nil ? app.space : nil }

    // MARK: Being told

    /// What is told by now, in any order, but for what must not come before something else.
    mutating func arriving(by now: Instant) -> [[UsageFact]] {
        var lines: Set<[UInt8]> = []
        var arriving: [[UsageFact]] = []
        var later: [Told] = []
        for told in queue.sorted(by: { $0.arrival < $1.arrival }) {
            guard told.arrival <= now, told.line.map({ lines.insert($0.content).inserted }) ?? true else {
                later.append(told)
                continue
            }
            arriving.append(told.facts)
        }
        queue = later
        return arriving.shuffled(using: &random)
    }

    /// Notes what a store has taken.
    mutating func noteTaken(_ facts: [UsageFact]) {
        var seen: [[UInt8]: Int] = [:]
        for fact in facts {
            switch fact {
            case .event(let event): toldEvents.append(event)
            case .line(let line):
                let occurrence = seen[line.content, default: 0]
                seen[line.content] = occurrence + 1
                var known = toldLines[line.content] ?? []
                if occurrence < known.count { known[occurrence] = line } else { known.append(line) }
                toldLines[line.content] = known
            }
        }
    }

    /// Something that was told before, as it was told last.
    mutating func repeated() -> [UsageFact] {
        var facts: [UsageFact] = []
        for _ in 0..<random.number(1...4) {
            if let event = toldEvents.randomElement(using: &random) { facts.append(.event(event)) }
        }
        let keys = toldLines.keys.sorted { $0.lexicographicallyPrecedes($1) }
        if let content = keys.randomElement(using: &random) {
            facts += (toldLines[content] ?? []).map { .line($0) }
        }
        return facts
    }

    /// An event that says something else under the id of one that was told; nil where none was.
    mutating func conflicting() -> EventRecord? {
        guard var event = toldEvents.randomElement(using: &random) else { return nil }
        event.happened = event.happened.advanced(milliseconds: 1)
        return event
    }
}

extension SimulatedUsage.Told {
    fileprivate var line: UsageRecord? {
        if case .line(let line)? = facts.first { line } else { nil }
    }
}
