import Billing
import BillingService

/// What may happen in a step.
extension Simulation {
    mutating func bringUsage() async throws {
        var rest = usage.arriving(by: now)[...]
        var requests: [SimulatedRequest] = []
        while !rest.isEmpty {
            let part = rest.prefix(random.number(1...5))
            rest = rest.dropFirst(part.count)
            requests.append(.usage(delivery(of: part.flatMap(\.self))))
        }
        try await ask(requests)
    }

    private mutating func delivery(of facts: [UsageFact]) -> RandomEventHistory.Delivery {
        let cut = random.number(0...facts.count)
        let parts = [facts[..<cut], facts[cut...]].filter { !$0.isEmpty }.map { Array($0) }
        let events = parts.map { $0.compactMap(\.event) }
        guard events.joined().count == facts.count, random.chance(50) else { return .file(parts) }
        return .requests(events)
    }

    mutating func repeatUsage() async throws {
        try await ask([])
        guard unanswered.isEmpty else { return }
        let facts = usage.repeated()
        if !facts.isEmpty { try await ask([.usage(.file([facts]))]) }
    }

    /// An event that contradicts a known one is refused, with all that came with it.
    mutating func bringConflict() async throws {
        guard let conflict = usage.conflicting() else { return }
        let new = EventRecord.changed("new \(report.steps)", at: now, price: "1")
        note("conflict \(conflict)")
        let (store, now) = (platform.store, now)
        let before = try await store.ledger()
        let results = try await store.take(requests: [[new, conflict]], clock: now)
        guard case .failure(let refusal)? = results.first, case .conflict? = refusal.errors.first else {
            throw ConformanceFailure("a conflict came to \(results)")
        }
        try require("ledger after a refusal", try await store.ledger(), is: before)
    }

    mutating func setPrice() async throws {
        let type = random.pick(ItemType.allCases)
        let day = Day.milliseconds
        let offset: Int64 =
            switch random.number(0...9) {
            case 0...3: -random.number(0...100 * day)
            case 4...6: 0
            default: random.number(0...40 * day)
            }
        var validFrom = now.advanced(milliseconds: offset)
        if random.chance(40) { validFrom = Month(containing: validFrom).start }
        let price = PlanPrice(
            type: type, plan: random.pick(SimulatedUsage.plans[type, default: []]), price: random.pick(SimulatedUsage.prices),
            validFrom: validFrom)
        try await ask([.usage(.prices([price]))])
    }

    mutating func changeSettings() {
        switch random.number(0...3) {
        case 0: platform.rules.proration = random.pick(Proration.allCases)
        case 1: platform.rules.databaseServices = random.pick([.standard, DatabaseServices(words: ["redis"])])
        case 2: platform.rules.stateNumbers = random.pick(StateNumbers.allCases)
        default: platform.rules.payment = random.pick(PaymentMode.allCases)
        }
        note("settings \(platform.rules)")
    }

    mutating func grantCredit() async throws {
        guard let organization = anyOrganization() else { return }
        if random.chance(15), let (known, owner) = grants.randomElement(using: &random) {
            var grant = known
            if random.chance(50) { grant.amount += Money(minorUnits: 1) }
            guard grant != known else { return try await ask([.credit(known, organization: owner)]) }
            return try await refuse(grant, to: owner)
        }
        keys += 1
        let from = edge(near: now.advanced(milliseconds: random.number(-120...40) * Day.milliseconds))
        let until = edge(near: from.advanced(milliseconds: random.number(1...150) * Day.milliseconds))
        let grant = CreditGrant(
            key: "credit \(keys)", amount: Money(minorUnits: random.number(1...200_00)), reason: "goodwill", validFrom: from,
            validUntil: random.chance(40) ? .never : max(until, from.advanced(milliseconds: 1)))
        grants.append((grant, organization))
        try await ask([.credit(grant, organization: organization)])
    }

    /// Often where a month begins, or a millisecond before or after.
    private mutating func edge(near instant: Instant) -> Instant {
        random.chance(50) ? Month(containing: instant).start.advanced(milliseconds: random.number(-1...1)) : instant
    }

    /// Another credit under a known key is not granted.
    private mutating func refuse(_ grant: CreditGrant, to organization: String) async throws {
        guard !unanswered.contains(where: { if case .credit(let asked, _) = $0 { asked.key == grant.key } else { false } }) else {
            return
        }
        note("conflicting credit \(grant.key)")
        let before = try await platform.store.ledger()
        do {
            let service = CreditService(invoices: platform.service, clock: .fixed(at: now))
            _ = try await service.grant(grant, to: organization)
            throw ConformanceFailure("a credit under a known key was granted")
        } catch let error as CreditError {
            try require("error of a credit", error.code, is: "conflict")
        }
        try require("ledger after a conflict", try await platform.store.ledger(), is: before)
    }

    mutating func payInvoice() async throws {
        guard let organization = anyOrganization() else { return }
        let months = platform.books.months(of: .organization(organization), now: now, rules: platform.rules)
        guard !months.isEmpty else { return }
        if random.chance(10), let (known, owner) = payments.randomElement(using: &random) {
            return try await ask([.payment(known, organization: owner)])
        }
        keys += 1
        let month = random.pick(months)
        let left = platform.books.left(of: organization, month: month) ?? 0
        let amount: Int128 =
            switch random.number(0...9) {
            case 0: left + 1
            case 1...6: max(1, left)
            default: random.number(1...max(1, left))
            }
        let request = PaymentRequest(key: "payment \(keys)", month: month, amount: Money(minorUnits: amount))
        payments.append((request, organization))
        try await ask([.payment(request, organization: organization)])
    }

    private mutating func anyOrganization() -> String? {
        platform.books.rater.places.compactMap { scope in
            if case .organization(let name) = scope { name } else { nil }
        }.randomElement(using: &random)
    }
}
