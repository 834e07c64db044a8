public import Billing
import BillingService

/// A random history that reaches a platform bit by bit, in any order, while months are closed, also earlier ones after later
/// ones, and credits and payments come in.
public struct RandomBooks: Sendable {
    public private(set) var platform: TestPlatform
    public private(set) var now: Instant
    /// What happened last, for a message.
    public private(set) var last = "nothing"

    private var random: SeededRandom
    /// What is still to come, the next one last.
    private var deliveries: [RandomEventHistory.Delivery]
    private let months: [Month]
    private var count = 0

    public init(seed: UInt64, platform: TestPlatform) {
        self.platform = platform
        var random = SeededRandom(seed: seed ^ 0xB00C)
        let history = RandomEventHistory(seed: seed, hasAssumedPlaces: seed % 3 == 0)
        var deliveries = RandomBooks.parts(of: history.facts, &random)
        for price in history.laterPrices { deliveries.insert(.prices([price]), at: random.number(0...deliveries.count)) }
        deliveries.append(.prices(history.firstPrices))
        self.deliveries = deliveries
        let first = history.facts.map(\.happened).min() ?? history.now
        let last = max(first, history.facts.map(\.happened).max() ?? first)
        months = (Month(containing: first).ordinal...Month(containing: last).next.ordinal).map { Month(ordinal: $0) }
        // Often while the last months still run.
        now = months[random.number(0...months.count - 1)].start.advanced(milliseconds: random.number(0...20 * Day.milliseconds))
        self.random = random
    }

    /// Does the next thing.
    ///
    /// - Returns: false where nothing is left to come.
    public mutating func goOn() async throws -> Bool {
        guard let next = deliveries.last else { return false }
        count += 1
        now = now.advanced(milliseconds: random.number(0...4 * Day.milliseconds))
        let isFirst = count == 1
        switch isFirst ? 0 : random.number(0...99) {
        case 0...54:
            deliveries.removeLast()
            try await platform.take(next, at: now)
            last = "step \(count), \(next)"
        case 55...69: try await close()
        case 70...79: try await grant()
        default: try await pay()
        }
        return true
    }

    private mutating func close() async throws {
        let open = (months + [months[0].previous]).filter { $0.end <= now && platform.books.rules(of: $0) == nil }
        guard !open.isEmpty else { return }
        let month = random.chance(60) ? open[0] : random.pick(open)
        // As a server would whose settings are others.
        let rules = platform.rules
        platform.rules.proration = random.pick(Proration.allCases)
        platform.rules.databaseServices = random.pick([.standard, DatabaseServices(words: ["redis"])])
        try await platform.close(month, at: now)
        platform.rules = rules
        last = "step \(count), closing \(month)"
    }

    private mutating func grant() async throws {
        guard let organization = anyOrganization() else { return }
        let from = random.pick(months).start.advanced(milliseconds: random.number(-40...10) * Day.milliseconds)
        let until = random.chance(50) ? Instant.never : from.advanced(milliseconds: random.number(1...60) * Day.milliseconds)
        let grant = CreditGrant(
            key: "\(count)", amount: Money(minorUnits: random.number(1...100_00)), reason: "goodwill", validFrom: from,
            validUntil: until)
        try await platform.grant(grant, to: organization, at: now)
        last = "step \(count), \(grant)"
    }

    private mutating func pay() async throws {
        guard let organization = anyOrganization(), !platform.books.closedMonths.isEmpty else { return }
        let month = random.pick(platform.books.closedMonths)
        guard let left = platform.books.left(of: organization, month: month), left > 0 else { return }
        let amount = random.chance(60) ? left : random.number(1...left)
        let request = PaymentRequest(key: "\(count)", month: month, amount: Money(minorUnits: amount))
        try await platform.pay(request, organization: organization, at: now)
        last = "step \(count), \(request)"
    }

    private mutating func anyOrganization() -> String? {
        let names = platform.books.scopes.compactMap { scope in if case .organization(let name) = scope { name } else { nil } }
        return names.isEmpty ? nil : random.pick(names)
    }

    /// Facts in any order, a few at a time, some twice; some lines are open at first.
    private static func parts(of facts: [UsageFact], _ random: inout SeededRandom) -> [RandomEventHistory.Delivery] {
        var arriving = facts.filter { _ in random.chance(15) } + facts
        for case .line(let record) in facts where random.chance(30) { arriving.append(.line(record.ending(nil))) }
        arriving.shuffle(using: &random)
        // What is open at first comes first, which is last here.
        let isOpenAtFirst = { (fact: UsageFact) in if case .line(let record) = fact { record.deletedAt == nil } else { false } }
        arriving = arriving.filter { !isOpenAtFirst($0) } + arriving.filter(isOpenAtFirst)
        var parts: [RandomEventHistory.Delivery] = []
        var rest = arriving[...]
        while !rest.isEmpty {
            let size = random.number(1...4)
            // Twice in a file, a line would be two lines.
            var seen: Set<[UInt8]> = []
            let part = rest.prefix(size).filter { fact in
                if case .line(let record) = fact { seen.insert(record.content).inserted } else { true }
            }
            rest = rest.dropFirst(size)
            let events = part.compactMap(\.event)
            parts.append(events.count == part.count && random.chance(50) ? .requests(events.map { [$0] }) : .file([part]))
        }
        return parts
    }
}
