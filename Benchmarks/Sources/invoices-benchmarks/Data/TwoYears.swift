import Billing
import BillingTesting

/// Two years of a platform: apps come, are rescaled again and again, get add-ons, and some of them go.
enum TwoYears {
    private static let organizations = 200
    private static let spaces = 20
    private static let linesAnApp = 5

    private static let start = Month(year: 2015, month: 3).start.millisecondsSince1970
    static let now = Month(year: 2017, month: 3).start

    /// - Parameter count: how many lines; there is an app for each five.
    static func lines(_ count: Int) -> [UsageLine] {
        var random = SeededRandom(seed: 3)
        var lines: [UsageLine] = []
        lines.reserveCapacity(count)
        var app = 0
        while lines.count < count {
            append(app: app, to: &lines, random: &random)
            app += 1
        }
        return Array(lines.prefix(count))
    }

    /// A web process that is rescaled up to five times, a worker or cron process less often, an add-on or two.
    private static func append(app: Int, to lines: inout [UsageLine], random: inout SeededRandom) {
        let now = now.millisecondsSince1970
        let created = random.number(start...now - Day.milliseconds)
        let deleted = random.chance(20) ? random.number(created + 1...now) : nil
        let web = random.number(0...2)
        let line = UsageLine(
            organization: app % organizations, space: random.number(0...spaces - 1), app: app, plan: Names.dynos[web],
            quantity: 1, start: created, end: deleted)
        appendDyno(line, times: random.number(1...5), to: &lines, random: &random)
        if random.chance(35) {
            var worker = line
            worker.plan = Names.dynos[random.number(3...Names.dynos.count - 1)]
            appendDyno(worker, times: random.number(1...3), to: &lines, random: &random)
        }
        for number in 0..<[0, 1, 1, 1, 2][random.number(0...linesAnApp - 1)] {
            var addon = line
            addon.plan = random.pick(Names.addons)
            addon.resource = random.chance(50) ? "addon-\(app)-\(number)" : nil
            addon.start = random.number(created...(deleted ?? now) - 1)
            lines.append(addon)
        }
    }

    /// One process in as many configurations, each until the next.
    private static func appendDyno(
        _ dyno: UsageLine, times: Int, to lines: inout [UsageLine], random: inout SeededRandom
    ) {
        let end = dyno.end ?? now.millisecondsSince1970
        let starts = [dyno.start] + (1..<max(1, times)).map { _ in random.number(dyno.start + 1...end) }.sorted()
        for (index, start) in starts.enumerated() {
            var line = dyno
            line.start = start
            line.end = index + 1 < starts.count ? starts[index + 1] : dyno.end
            line.quantity = random.number(1...12)
            // Two changes at one millisecond would contradict each other.
            if index > 0, start == starts[index - 1] { continue }
            lines.append(line)
        }
    }
}
