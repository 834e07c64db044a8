import Billing

/// Makes the usage of one demo app, month by month.
///
/// What changes a resource in a month is on days of its own, so that no two of its lines begin at one moment.
struct DemoHistory {
    /// What a resource is from a moment on.
    private struct Change {
        var happened: Instant
        var organization: String
        var plan: DemoPlan
        var quantity: Int64
    }

    static let months: Int64 = 24

    private let app: DemoApp
    /// The first of the two years' months.
    private let origin: Month
    private let now: Instant
    private var random: SplitMix64
    private(set) var lines: [DemoLine] = []

    init(of app: DemoApp, origin: Month, now: Instant, random: SplitMix64) {
        self.app = app
        self.origin = origin
        self.now = now
        self.random = random
        let created = app.firstMonth == 0 ? moment(in: 0, firstDay: 0, days: 3) : moment(in: app.firstMonth)
        let deleted = app.deletedMonth.map { moment(in: $0) }
        for process in app.processes { addLines(of: process, created: created, deleted: deleted) }
        for addon in app.addons { addLines(of: addon, created: created, deleted: deleted) }
    }

    private func start(of month: Int64) -> Instant { Month(ordinal: origin.ordinal + month).start }

    /// Some moment of a working day's hours.
    private mutating func moment(in month: Int64, firstDay: Int64 = 0, days: Int64 = 28) -> Instant {
        let day = firstDay + random.number(in: 0..<days)
        let time = 7 * 3_600_000 + random.number(in: 0..<11 * 3_600_000)
        return start(of: month).advanced(milliseconds: day * Day.milliseconds + time)
    }

    /// In some months there is much to do on a day near the end.
    private mutating func peak(in month: Int64) -> ClosedRange<Instant>? {
        let morning = moment(in: month, firstDay: 22, days: 5)
        let length = random.number(in: 2 * 3_600_000..<5 * 3_600_000)
        return random.number(in: 0..<10) < 3 ? morning...morning.advanced(milliseconds: length) : nil
    }

    /// At noon in the middle of the month, for all that the app has.
    private var moved: Instant? {
        app.move.map { start(of: $0.month).advanced(milliseconds: 14 * Day.milliseconds + Day.milliseconds / 2) }
    }

    private func organization(in month: Int64) -> String {
        if let move = app.move, month >= move.month { return move.organization }
        return app.organization
    }

    private mutating func addLines(of process: DemoProcess, created: Instant, deleted: Instant?) {
        var changes = [
            Change(happened: created, organization: app.organization, plan: process.size, quantity: process.first)
        ]
        for month in app.firstMonth + 1..<(app.deletedMonth ?? Self.months) {
            let wobble = random.number(in: -1..<2)
            let happened = moment(in: month, days: 21)
            let peak = peak(in: month)
            var quantity = target(of: process, in: month)
            if quantity > 2 { quantity += wobble }
            let isMoving = month == app.move?.month
            let last = changes[changes.count - 1]
            let plan = process.size(in: month)
            if isMoving { quantity = last.quantity }
            var change = Change(
                happened: isMoving ? moved ?? happened : happened, organization: organization(in: month), plan: plan,
                quantity: quantity)
            if isMoving || quantity != last.quantity || plan.name != last.plan.name { changes.append(change) }
            guard let peak, quantity > 2 else { continue }
            (change.happened, change.quantity) = (peak.lowerBound, quantity + (quantity + 1) / 2)
            changes.append(change)
            (change.happened, change.quantity) = (peak.upperBound, quantity)
            changes.append(change)
        }
        addLines(changes, process: process.name, resource: nil, deleted: deleted)
    }

    /// How many should run: growth from the app's first month to the last of all, and half as many again before Christmas.
    private func target(of process: DemoProcess, in month: Int64) -> Int64 {
        let span = Self.months - 1 - app.firstMonth
        let grown = process.first + ((process.last - process.first) * (month - app.firstMonth) + span / 2) / span
        let isSeason = Month(ordinal: origin.ordinal + month).month >= 11
        return process.isSeasonal && isSeason ? grown + (grown + 1) / 2 : grown
    }

    private mutating func addLines(of addon: DemoAddon, created: Instant, deleted: Instant?) {
        let firstMonth = app.firstMonth + addon.delayMonths
        let name = "\(addon.plan.name.prefix { $0 != ":" })-\(random.number(in: 1000..<10_000))"
        let happened =
            addon.delayMonths == 0
            ? created.advanced(milliseconds: random.number(in: 60_000..<1_800_000)) : moment(in: firstMonth)
        var changes = [Change(happened: happened, organization: app.organization, plan: addon.plan, quantity: 1)]
        var removed = deleted
        for month in firstMonth + 1..<(app.deletedMonth ?? Self.months) {
            let happened = moment(in: month)
            if month == addon.removedMonth {
                removed = happened
                break
            }
            let last = changes[changes.count - 1]
            let plan = if let upgrade = addon.upgrade, month >= upgrade.month { upgrade.plan } else { addon.plan }
            let isMoving = month == app.move?.month
            guard isMoving || plan.name != last.plan.name else { continue }
            changes.append(
                Change(
                    happened: isMoving ? moved ?? happened : happened, organization: organization(in: month), plan: plan,
                    quantity: 1))
        }
        addLines(changes, process: nil, resource: addon.isNamed ? name : nil, deleted: removed)
    }

    /// Each change is a line that ends where the next begins; what lies in the future is not known yet.
    private mutating func addLines(_ changes: [Change], process: String?, resource: String?, deleted: Instant?) {
        for (index, change) in changes.enumerated() where change.happened < now {
            let end = index + 1 < changes.count ? changes[index + 1].happened : deleted
            lines.append(
                DemoLine(
                    app: app, organization: change.organization, process: process, resource: resource, plan: change.plan,
                    quantity: change.quantity, created: change.happened, deleted: end.flatMap { $0 < now ? $0 : nil }))
        }
    }
}
