import Billing
import BillingTesting

/// A made-up platform: the rows of its controller's database, and the usage that they stand for, worked out on its own.
struct SyntheticController {
    private(set) var rows: [ControllerRows] = []
    /// What runs from when to when, in lines.
    private(set) var usage: [UsageRecord] = []

    private static let start: Instant = "2016-12-20T00:00:00.000Z"
    private static let end: Instant = "2017-03-10T00:00:00.000Z"
    private static let organizations = ["acme", "globex", "initech"]
    private static let spaces = ["main", "lab"]
    private static let sizes = [("gp1", "3000"), ("gp2", "6000"), ("scout", "0"), ("odd", "29"), ("fine", "0.0123")]
    private static let plans = [("postgresql:small", "7000"), ("redis:small", "14000.5"), ("s3:basic", "0")]

    private struct App {
        var name: String
        var organization: String
        var space: String
        var created: Instant
        var deleted: Instant?
    }

    private var random: SeededRandom
    private var serial = 0

    init(seed: UInt64, apps: Int) {
        random = SeededRandom(seed: seed)
        rows = Self.organizations.map { .organization($0) } + Self.spaces.map { .space($0) }
        for number in 0..<apps { addApp("app\(number)") }
    }

    private mutating func nextName(_ kind: String) -> String {
        serial += 1
        return "\(kind)\(serial)"
    }

    /// Some moment from `first` on and before the other.
    private mutating func moment(from first: Instant, to last: Instant) -> Instant {
        guard first < last else { return first }
        let range = first.millisecondsSince1970...last.millisecondsSince1970 - 1
        // Often on a day's edge.
        let any = Instant(millisecondsSince1970: random.number(range))
        let day = Day(containing: any).start
        return random.chance(20) && day >= first ? day : any
    }

    private mutating func addApp(_ name: String) {
        let created = moment(from: Self.start, to: Self.end)
        var app = App(
            name: name, organization: random.pick(Self.organizations), space: random.pick(Self.spaces), created: created)
        if random.chance(25) { app.deleted = moment(from: created, to: Self.end) }
        rows.append(
            .app(name, in: app.organization, app.space, from: "\(created)", to: app.deleted.map { "\($0)" }))
        for type in random.chance(50) ? ["web"] : ["web", "worker"] { addFormations(type, of: app) }
        for _ in 0..<random.number(0...3) { addService(of: app) }
    }

    /// One formation, or one after the other, where it is deleted and made again.
    private mutating func addFormations(_ type: String, of app: App) {
        let last = app.deleted ?? Self.end
        var from = app.created
        while true {
            let formation = nextName("f")
            let isDeleted = random.chance(30)
            let until = isDeleted ? moment(from: from, to: last) : last
            var times = Set([from])
            for _ in 0..<random.number(0...6) { times.insert(moment(from: from, to: until)) }
            let starts = times.sorted()
            for (index, start) in starts.enumerated() {
                let (size, cents) = random.pick(Self.sizes)
                let quantity = random.number(0...4)
                rows.append(
                    .change(
                        nextName("c"), of: formation, app: app.name, type, quantity, size, cents: cents, at: "\(start)"))
                let runsOn = isDeleted || app.deleted != nil
                let next = index + 1 < starts.count ? starts[index + 1] : runsOn ? until : nil
                add(app, "\(size) \(type) dyno", cents: cents, quantity: quantity, from: start, to: next, resource: nil)
            }
            // A formation that goes with its app keeps the time of its last change.
            if isDeleted || app.deleted != nil {
                rows.append(
                    .deletedFormation(
                        formation, app: app.name, type, updated: "\(isDeleted ? until : starts[starts.count - 1])"))
            }
            guard isDeleted, random.chance(50), until.advanced(milliseconds: 2) < last else { return }
            from = moment(from: until.advanced(milliseconds: 1), to: last)
        }
    }

    private mutating func addService(of app: App) {
        let name = nextName("s")
        let (plan, cents) = random.pick(Self.plans)
        let last = app.deleted ?? Self.end
        let created = moment(from: app.created, to: last)
        let deleted = random.chance(30) ? moment(from: created, to: last) : nil
        rows.append(.service(name, plan, cents: cents, from: "\(created)", to: deleted.map { "\($0)" }))
        rows.append(
            .attachment(nextName("a"), of: name, to: app.name, at: "\(created)", isDeleted: deleted != nil))
        if random.chance(30) {
            rows.append(.attachment(nextName("a"), of: name, to: "app0", isOwned: false, at: "\(created)"))
        }
        add(
            app, "\(plan) addon", cents: cents, quantity: 1, from: created, to: deleted ?? app.deleted,
            resource: ControllerRows.id(name))
    }

    private mutating func add(
        _ app: App, _ description: String, cents: String, quantity: Int, from start: Instant, to end: Instant?,
        resource: String?
    ) {
        // Two decimals more than in cents, by moving the point.
        let digits = cents.split(separator: ".")
        let whole = String(repeating: "0", count: max(0, 3 - digits[0].count)) + digits[0]
        let units = whole.dropLast(2).drop { $0 == "0" }
        let price = "\(units.isEmpty ? "0" : units).\(whole.suffix(2))\(digits.count > 1 ? digits[1] : "")"
        usage.append(
            UsageRecord(
                description, price: Price(stringLiteral: price), quantity: Int64(quantity), from: start, to: end,
                organization: app.organization, space: app.space, app: app.name, appID: ControllerRows.id(app.name),
                resource: resource))
    }
}
