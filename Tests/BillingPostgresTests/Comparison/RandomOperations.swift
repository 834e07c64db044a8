import Billing
import BillingService
import BillingTesting

/// What happens to a platform, made from a seed: usage comes, prices change, months are closed, credits and payments come.
struct RandomOperations {
    enum Operation {
        case delivery(RandomEventHistory.Delivery)
        case closing(ClosingRequest)
        case grant(CreditGrant, organization: Int)
        case payment(PaymentRequest, organization: Int)
    }

    /// Names and ids of the organizations and spaces that generated events have, and of some that nothing has.
    static let organizations = ["akkeris", "caf\u{E9}", "cafe\u{301}", "o-1", "Akkeris", "zeta", "o-2", "o-3", "assumed", "no"]
    static let spaces = ["space", "perf", "s-1", "renamed", "s-\u{E9}", "s-e\u{301}", "home"]
    static let scopes = [.account] + organizations.map(Scope.organization) + spaces.map(Scope.space)

    let now: Instant
    private(set) var operations: [Operation] = []

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed ^ 0xC105)
        let history = RandomEventHistory(seed: seed, hasAssumedPlaces: seed % 3 == 0)
        let first = Month(containing: history.facts.first?.happened ?? "2017-01-01T00:00:00Z")
        let months = (0..<Int64(5)).map { Month(ordinal: first.ordinal + $0) }
        now = months[4].start.advanced(milliseconds: random.number(0...20) * Day.milliseconds)
        operations = history.deliveries().flatMap { delivery in Self.split(delivery) }.map { .delivery($0) }
        for month in months.dropLast(random.number(1...3)) {
            let rules = BillingRules(
                proration: random.pick(Proration.allCases),
                databaseServices: random.chance(50) ? .standard : DatabaseServices(words: ["redis", "gp"]))
            insert(.closing(ClosingRequest(month: month, rules: rules, format: TextFormat())), after: random.number(20...90))
        }
        for number in 0..<random.number(0...6) {
            let from = random.pick(months).start.advanced(milliseconds: random.number(-1...1))
            let grant = CreditGrant(
                key: "\(number % 4)", amount: Money(minorUnits: random.pick([1, 500, 5000, 1_000_000_000_000_000_000_000])),
                reason: "because", validFrom: from, validUntil: random.chance(50) ? .never : from.advanced(milliseconds: 1))
            insert(.grant(grant, organization: random.number(0...3)), after: random.number(0...100))
        }
        for number in 0..<random.number(0...8) {
            let request = PaymentRequest(
                key: "\(number % 6)", month: random.pick(months), amount: Money(minorUnits: random.pick([1, 300, 4000])))
            insert(.payment(request, organization: random.number(0...3)), after: random.number(60...100))
        }
    }

    /// - Parameter percent: of the operations so far.
    private mutating func insert(_ operation: Operation, after percent: Int) {
        operations.insert(operation, at: operations.count * percent / 100)
    }

    /// Files of several chunks as files of one, so that there are more batches.
    private static func split(_ delivery: RandomEventHistory.Delivery) -> [RandomEventHistory.Delivery] {
        guard case .file(let chunks) = delivery, chunks.count > 2 else { return [delivery] }
        return [.file(Array(chunks.prefix(chunks.count / 2))), .file(Array(chunks.dropFirst(chunks.count / 2)))]
    }
}

extension RandomOperations.Operation {
    /// Does it to a store.
    ///
    /// - Returns: what came of it, without the store's keys.
    func run(on store: any Store, clock: Instant) async throws -> String {
        switch self {
        case .delivery(let delivery):
            do {
                return "\(try await store.take(delivery, clock: clock))"
            } catch let refusal as IngestRefusal {
                return "\(refusal)"
            }
        case .closing(let request):
            guard let closing = try await store.close(request, clock: clock) else { return "closed already" }
            return "\(closing.month) \(closing.batch) \(closing.recorded) \(closing.rules) \(closing.itemCount)"
        case .grant(let grant, let organization):
            guard let key = try await key(organization, store) else { return "no organization" }
            switch try await store.grant(grant, to: key, clock: clock) {
            case .granted(let credit): return "granted \(credit.grant) \(credit.batch) \(credit.recorded)"
            case .known(let credit): return "known \(credit.grant) \(credit.batch) \(credit.settled)"
            case .conflict(let credit): return "conflict \(credit.grant) \(credit.batch) \(credit.settled)"
            }
        case .payment(let request, let organization):
            guard let key = try await key(organization, store) else { return "no organization" }
            switch try await store.pay(request, organization: key, clock: clock) {
            case .taken(let payment): return "taken \(payment.request) \(payment.batch) \(payment.recorded)"
            case .known(let payment): return "known \(payment.request) \(payment.batch)"
            case .conflict(let payment): return "conflict \(payment.request) \(payment.batch)"
            case .open: return "open"
            case .tooMuch(let left): return "too much \(left)"
            }
        }
    }

    private func key(_ number: Int, _ store: any Store) async throws -> OrganizationKey? {
        let history = try await store.history(of: .organization(RandomOperations.organizations[number]))
        guard case .organization(let key)? = history?.key else { return nil }
        return OrganizationKey(key)
    }
}
