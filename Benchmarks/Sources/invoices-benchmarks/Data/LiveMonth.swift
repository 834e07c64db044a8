import Billing
import BillingTesting

/// A platform all of whose spans are alive in one month, though they began at any time in the two years before.
enum LiveMonth {
    static let organizations = 1000
    private static let spaces = 40
    private static let twoYears: Int64 = 2 * 365 * Day.milliseconds

    static let period = RandomSpans.period

    /// - Parameters:
    ///   - count: how many spans, about the same number in each organization.
    ///   - isNew: whether all of them began in the month itself.
    static func lines(_ count: Int, organizations: Int = organizations, isNew: Bool = false) -> [UsageLine] {
        let history = isNew ? period.now.millisecondsSince1970 - period.start.millisecondsSince1970 : twoYears
        var random = SeededRandom(seed: 4)
        var lines: [UsageLine] = []
        lines.reserveCapacity(count)
        var app = 0
        for organization in 0..<organizations {
            let end = count * (organization + 1) / organizations
            while lines.count < end {
                append(app: app, of: organization, history: history, to: &lines, random: &random)
                app += 1
            }
            // A process that has lost its second configuration has ended in this month, so it is still alive in it.
            lines.removeLast(lines.count - end)
        }
        return lines
    }

    /// A web process, a worker process half the time, one to four add-ons.
    private static func append(
        app: Int, of organization: Int, history: Int64, to lines: inout [UsageLine], random: inout SeededRandom
    ) {
        let now = period.now.millisecondsSince1970
        let line = UsageLine(
            organization: organization, space: app % spaces, app: app, plan: Names.dynos[random.number(0...2)], quantity: 1,
            start: random.number(now - history...now - 1))
        appendDyno(line, to: &lines, random: &random)
        if random.chance(50) {
            var worker = line
            worker.plan = Names.dynos[random.number(3...Names.dynos.count - 1)]
            appendDyno(worker, to: &lines, random: &random)
        }
        for number in 0..<random.number(1...4) {
            var addon = line
            addon.plan = random.pick(Names.addons)
            addon.resource = random.chance(50) ? "addon-\(app)-\(number)" : nil
            addon.start = random.number(line.start...now - 1)
            lines.append(addon)
        }
    }

    /// One of ten is rescaled this month, on a day that both configurations then contest.
    private static func appendDyno(_ dyno: UsageLine, to lines: inout [UsageLine], random: inout SeededRandom) {
        var dyno = dyno
        dyno.quantity = random.number(1...12)
        guard random.chance(10) else {
            lines.append(dyno)
            return
        }
        let now = period.now.millisecondsSince1970
        let change = random.number(max(dyno.start, period.start.millisecondsSince1970) + 1...now)
        var rescaled = dyno
        dyno.end = change
        rescaled.start = change
        rescaled.quantity = random.number(1...12)
        lines += [dyno, rescaled]
    }
}
