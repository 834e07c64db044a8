import Billing
import BillingTesting
import PostgresClient

/// Seven months of a platform as its controller keeps it: apps whose formations change a dozen times, and their add-ons.
struct ControllerPlatform {
    /// A dyno size or an add-on's plan, with its price in cents a month.
    private struct Plan {
        var name: String
        var cents: Int
    }

    static let month = Month(year: 2017, month: 1)
    private static let start = Month(year: 2016, month: 7).start.millisecondsSince1970
    /// When the month has been over for a while.
    static let now = Month(year: 2017, month: 2).start.advanced(milliseconds: 5 * Day.milliseconds)

    private static let organizations = 50
    private static let spaces = 7
    private static let sizes = [
        Plan(name: "gp1", cents: 3000), Plan(name: "gp2", cents: 6000), Plan(name: "gp3", cents: 12_000),
        Plan(name: "scout", cents: 0), Plan(name: "basic", cents: 1250), Plan(name: "constellation", cents: 41_000),
    ]
    private static let plans = [
        Plan(name: "alamo-redis:small", cents: 14_000), Plan(name: "alamo-postgresql:small", cents: 7000),
        Plan(name: "alamo-postgresql:hobby", cents: 0), Plan(name: "alamo-s3:basic", cents: 250),
        Plan(name: "papertrail:basic", cents: 1000),
    ]

    private(set) var tables = ControllerTables()
    private var random = SeededRandom(seed: 6)

    init(apps: Int) {
        let (organizations, spaces) = appendPlaces()
        for number in 0..<apps { appendApp(number, organization: random.pick(organizations), space: random.pick(spaces)) }
    }

    /// Those that tell of usage: each is an event.
    var usageRows: Int { tables.counts[.formationChanges, default: 0] + tables.counts[.services, default: 0] }

    private mutating func appendPlaces() -> (organizations: [String], spaces: [String]) {
        let (organizations, spaces) = (identifiers(ControllerPlatform.organizations), identifiers(ControllerPlatform.spaces))
        let start = text(ControllerPlatform.start)
        for (number, id) in organizations.enumerated() {
            tables.append([id, start, start, Names.organization(number), "A team", "f"], to: .organizations)
        }
        for (number, id) in spaces.enumerated() {
            tables.append([id, start, start, Names.space(number), "A space", "none", spaces[0], "f"], to: .spaces)
        }
        return (organizations, spaces)
    }

    /// An app with one or two formations and up to three add-ons; one of seven is gone.
    private mutating func appendApp(_ number: Int, organization: String, space: String) {
        let now = ControllerPlatform.now.millisecondsSince1970
        let id = identifier()
        let created = random.number(ControllerPlatform.start...now - Day.milliseconds)
        let deleted = random.chance(15) ? random.number(created + 1...now) : nil
        let isDeleted = deleted == nil ? "f" : "t"
        let name = Names.app(number)
        let updated = text(deleted ?? created)
        tables.append(
            [id, text(created), updated, name, space, organization, "https://\(name).example", "f", isDeleted], to: .apps)
        let life = created...(deleted ?? now) - 1
        for process in random.chance(60) ? ["web"] : ["web", "worker"] {
            appendFormation(process, of: id, life: life, isDeleted: isDeleted)
        }
        for _ in 0..<random.number(0...3) { appendAddon(of: id, life: life, deleted: deleted) }
    }

    /// One to 23 configurations.
    private mutating func appendFormation(_ process: String, of app: String, life: ClosedRange<Int64>, isDeleted: String) {
        let id = identifier()
        let later = (0..<random.number(0...22)).map { _ in random.number(life) }
        let times = Set(later).subtracting([life.lowerBound]).sorted()
        var size = random.pick(ControllerPlatform.sizes)
        var quantity = 1
        for time in [life.lowerBound] + times {
            tables.append(
                [identifier(), id, app, text(time), process, "\(quantity)", size.name, "\(size.cents)"], to: .formationChanges)
            if random.chance(70) { quantity = random.number(0...8) } else { size = random.pick(ControllerPlatform.sizes) }
        }
        let updated = text(times.last ?? life.lowerBound)
        tables.append(
            [id, app, text(life.lowerBound), updated, process, "\(quantity)", size.name, "\(size.cents)", isDeleted],
            to: .formations)
    }

    /// One of four is gone before its app is.
    private mutating func appendAddon(of app: String, life: ClosedRange<Int64>, deleted: Int64?) {
        let id = identifier()
        let plan = random.pick(ControllerPlatform.plans)
        let service = String(plan.name.prefix { $0 != ":" })
        let created = random.number(life)
        let end = random.chance(25) ? random.number(created...life.upperBound) : deleted
        let isDeleted = end == nil ? "f" : "t"
        tables.append(
            [
                id, identifier(), service, identifier(), plan.name, "\(plan.cents)", id, text(created), text(end ?? created),
                isDeleted,
            ], to: .services)
        tables.append(
            [identifier(), id, service.uppercased(), app, "t", "t", text(created), text(created), isDeleted],
            to: .serviceAttachments)
    }

    private func text(_ milliseconds: Int64) -> String { Instant(millisecondsSince1970: milliseconds).description }

    private mutating func identifier() -> String { PostgresUUID(high: random.next(), low: random.next()).description }

    private mutating func identifiers(_ count: Int) -> [String] { (0..<count).map { _ in identifier() } }
}
