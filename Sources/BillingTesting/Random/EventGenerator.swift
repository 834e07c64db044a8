import Billing
import BillingService

/// Makes the lines, events and prices of a ``RandomEventHistory``.
struct EventGenerator {
    /// An app that facts are made for; one with an id may be renamed and may move.
    private struct App {
        var id: String?
        var names: [String?]
        var organizations: [EventRecord.Label]
        var spaces: [EventRecord.Label]
    }

    /// Some are names, some labels of ids, and some names are another one's id.
    private static let organizations: [EventRecord.Label] = [
        "akkeris", "caf\u{E9}", "cafe\u{301}", "o-1", EventRecord.Label("akkeris", id: "o-1"),
        EventRecord.Label("Akkeris", id: "o-1"), EventRecord.Label("zeta", id: "o-2"), EventRecord.Label("akkeris", id: "o-2"),
        EventRecord.Label("o-3", id: "caf\u{E9}"),
    ]
    private static let spaces: [EventRecord.Label] = [
        "space", "perf", EventRecord.Label("space", id: "s-1"), EventRecord.Label("renamed", id: "s-1"),
        EventRecord.Label("perf", id: "s-\u{E9}"), EventRecord.Label("s-1", id: "s-e\u{301}"),
    ]
    private static let names: [String?] = ["app", "app-1", "App", "na\u{EF}ve", "nai\u{308}ve", nil]
    private static let plans: [ItemType: [String]] = [
        .dyno: ["gp1", "gp2", "caf\u{E9}", "cafe\u{301}"], .addon: ["alamo-redis:small", "x-mysql:1", "gp1"],
    ]
    private static let prices: [Price] = ["0", "0.000001", "0.29", "12.99", "30", "60", "60", "140", "1000000000"]
    private static let sources = ["test", "tes", "caf\u{E9}", "cafe\u{301}"]

    private var random: SeededRandom
    private let times: TimeGenerator
    private let hasAssumedPlaces: Bool
    private var made: [UsageFact] = []
    private var references: Set<[[UInt8]]> = []
    /// When lines of each resource begin, so that no two contradict each other.
    private var starts: [[[UInt8]]: Set<Instant>] = [:]

    init(seed: UInt64, hasAssumedPlaces: Bool) {
        random = SeededRandom(seed: seed)
        times = TimeGenerator(&random)
        self.hasAssumedPlaces = hasAssumedPlaces
    }

    mutating func facts() -> [UsageFact] {
        for number in 0..<random.number(1...3) {
            let app = app(number)
            for _ in 0..<random.number(2...24) { addFact(of: app) }
        }
        addRetractions()
        return made
    }

    /// What each plan costs from the beginning of time on.
    mutating func firstPrices() -> [PlanPrice] {
        let beginning: Instant = "1970-01-01T00:00:00Z"
        return ItemType.allCases.flatMap { type in EventGenerator.plans[type, default: []].map { (type, $0) } }.map {
            type, plan in
            PlanPrice(type: type, plan: plan, price: random.pick(EventGenerator.prices), validFrom: beginning)
        }
    }

    /// What plans cost later on; no two prices of a plan from one time on.
    mutating func laterPrices() -> [PlanPrice] {
        var known: Set<[[UInt8]]> = []
        return (0..<random.number(0...8)).map { _ in
            let type = random.pick(ItemType.allCases)
            return PlanPrice(
                type: type, plan: random.pick(EventGenerator.plans[type, default: []]),
                price: random.pick(EventGenerator.prices), validFrom: times.time(&random))
        }.filter { price in
            known.insert([Array(price.type.name.utf8), Array(price.plan.utf8), Array("\(price.validFrom)".utf8)]).inserted
        }
    }

    /// Often within the last day, at an event, or at the edge of a day or month.
    mutating func now() -> Instant {
        switch random.number(0...4) {
        case 0: times.end.advanced(milliseconds: -random.number(0...Day.milliseconds))
        case 1: random.pick(times.months).end.advanced(milliseconds: random.number(-1...1))
        case 2: times.timeOfBusyDay(times.busyDay(&random), &random).advanced(milliseconds: random.number(-1...1))
        default: times.time(&random)
        }
    }

    private mutating func app(_ number: Int) -> App {
        let organizations = (0...2).map { _ in random.pick(EventGenerator.organizations) }
        let spaces = (0...2).map { _ in random.pick(EventGenerator.spaces) }
        let names = [random.pick(EventGenerator.names), random.pick(EventGenerator.names)]
        // Without an id, an app of another name or space is another app.
        if random.chance(25) {
            return App(id: nil, names: [names[0] ?? "app"], organizations: organizations, spaces: [spaces[0]])
        }
        return App(id: "id-\(number)", names: names, organizations: organizations, spaces: spaces)
    }

    private mutating func addFact(of app: App) {
        let happened = random.chance(40) ? times.time(&random) : times.timeOfBusyDay(times.busyDay(&random), &random)
        switch random.number(0...99) {
        case 0...24: addLine(of: app, from: happened)
        case 25...69: made.append(.event(change(of: app, at: happened)))
        case 70...79:
            let (type, name) = resource()
            made.append(.event(event(.ended, of: app, at: happened, type: type, resource: name ?? "web")))
        case 80...92 where app.id != nil:
            var move = event(.moved, of: app, at: happened)
            move.organization = random.chance(70) ? random.pick(app.organizations) : nil
            move.space = random.chance(50) || move.organization == nil ? random.pick(app.spaces) : nil
            made.append(.event(move))
        default: if random.chance(50) { made.append(.event(event(.deleted, of: app, at: happened))) }
        }
    }

    private mutating func addLine(of app: App, from start: Instant) {
        let (type, name) = resource()
        let plan = random.pick(EventGenerator.plans[type, default: []])
        let description = type == .dyno ? "\(plan) \(name ?? "web") dyno" : "\(plan) addon"
        // Lines name things without ids; but for the app.
        let organization = random.pick(app.organizations).name
        let record = UsageRecord(
            description, price: random.pick(EventGenerator.prices), quantity: random.number(0...3), from: start,
            to: times.end(of: start, &random), organization: organization, space: app.spaces[0].name,
            app: app.names[0] ?? "app", appID: app.id, resource: type == .dyno ? nil : name)
        // No two lines of a resource begin at once, and no two add-ons are twins.
        let identity = record.resourceKey ?? [record.content]
        guard starts[identity, default: []].insert(start).inserted else { return }
        made.append(.line(record))
    }

    /// Half of the changes state all, the others a part.
    private mutating func change(of app: App, at happened: Instant) -> EventRecord {
        let (type, name) = resource()
        var change = event(.changed, of: app, at: happened, type: type, resource: name)
        change.organization = random.pick(app.organizations)
        change.space = random.pick(app.spaces)
        let isPart = name != nil && random.chance(50)
        if !isPart || random.chance(40) { change.plan = random.pick(EventGenerator.plans[type, default: []]) }
        if !isPart || random.chance(40) { change.quantity = Quantity(random.chance(15) ? 0 : random.number(1...5)) }
        if random.chance(40) { change.price = random.pick(EventGenerator.prices) }
        // Who assumes a place knows no ids of places.
        if hasAssumedPlaces, app.id != nil || app.spaces[0].id == nil, random.chance(40) {
            change.isPlaceAssumed = true
            change.organization = "assumed"
            if app.id != nil { change.space = "home" }
        }
        return change
    }

    private mutating func event(
        _ kind: EventKind, of app: App, at happened: Instant, type: ItemType = .dyno, resource: String? = nil
    ) -> EventRecord {
        var event = EventRecord(kind: kind, reference: newReference(), at: happened, type: type, resource: resource)
        event.app = random.pick(app.names)
        event.appID = app.id
        if app.id == nil || kind != .moved && random.chance(30) { event.space = random.pick(app.spaces) }
        return event
    }

    private mutating func newReference() -> EventRecord.Reference {
        while true {
            let id = random.pick(["", "e", "\u{E9}", "e\u{301}", "\u{1F600}", "\u{FF5E}"]) + "\(random.number(0...999))"
            let reference = EventRecord.Reference(source: random.pick(EventGenerator.sources), id: id)
            if references.insert(reference.bytes).inserted { return reference }
        }
    }

    private mutating func resource() -> (type: ItemType, name: String?) {
        switch random.number(0...9) {
        case 0...4: (.dyno, "web")
        case 5...6: (.dyno, "worker")
        case 7...8: (.addon, "web")
        default: (.addon, nil)
        }
    }

    private mutating func addRetractions() {
        let targets = made.compactMap { fact in if case .event(let event) = fact { event.reference } else { nil } }
        for target in targets where random.chance(15) {
            for _ in 0...(random.chance(10) ? 1 : 0) { addRetraction(of: target) }
        }
        if random.chance(20) { addRetraction(of: EventRecord.Reference(id: "nothing")) }
    }

    private mutating func addRetraction(of target: EventRecord.Reference) {
        made.append(
            .event(EventRecord(kind: .retracted, reference: newReference(), at: times.time(&random), target: target)))
    }
}
