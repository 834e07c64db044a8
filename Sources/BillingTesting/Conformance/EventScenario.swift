import Billing
import BillingService

/// What some lines and events come to, in whatever order and company they arrive.
struct EventScenario: Sendable {
    /// What plans cost in all scenarios, unless one says something else.
    static let prices = [
        PlanPrice(type: .dyno, plan: "gp1", price: "30", validFrom: "2016-01-01T00:00:00Z"),
        PlanPrice(type: .dyno, plan: "gp2", price: "60", validFrom: "2016-01-01T00:00:00Z"),
        PlanPrice(type: .addon, plan: "redis:small", price: "140", validFrom: "2016-01-01T00:00:00Z"),
    ]

    let name: String
    let prices: [PlanPrice]
    let facts: [UsageFact]
    /// All items of February 2017 as ``ItemTexts`` has them.
    let items: [String]

    private static let now = february(20)

    init(
        _ name: String, prices: [PlanPrice] = EventScenario.prices, lines: [UsageRecord] = [], events: [EventRecord],
        items: [String]
    ) {
        self.name = name
        self.prices = prices
        facts = lines.map { .line($0) } + events.map { .event($0) }
        self.items = items
    }

    var conformance: StoreConformance.Case {
        StoreConformance.Case(name) { makeStore in
            try await check("at once", files: [[facts]], makeStore)
            try await check("chunk by chunk", files: [facts.map { [$0] }], makeStore)
            let lastFirst = facts.reversed().map { [$0] }
            try await check("one by one, the last first", files: lastFirst.map { [$0] }, makeStore)
            try await checkRequests(lastFirst, makeStore)
        }
    }

    /// - Parameter files: each in chunks.
    private func check(_ way: String, files: [[[UsageFact]]], _ makeStore: StoreConformance.Case.Factory) async throws {
        let store = try await makeStore()
        _ = try await store.set(prices, clock: EventScenario.now)
        for file in files { try await store.take(.file(file), clock: EventScenario.now) }
        try await check(store, way, deliveries: files.map { Array($0.joined()) })
        let ledger = try await store.ledger()
        for file in files {
            let again = try await store.take(.file(file), clock: EventScenario.now)
            try require("\(way): summary of \(file) again", again, is: IngestSummary(unchanged: file.joined().count))
        }
        let ledgerAfter = try await store.ledger()
        try require("\(way): ledger after all came again", ledgerAfter, is: ledger)
    }

    /// Takes the facts as the requests of one call, where all of them are events.
    private func checkRequests(_ requests: [[UsageFact]], _ makeStore: StoreConformance.Case.Factory) async throws {
        let events = requests.map { request in
            request.compactMap { fact in if case .event(let event) = fact { event } else { nil } }
        }
        guard events.joined().count == facts.count else { return }
        let store = try await makeStore()
        _ = try await store.set(prices, clock: EventScenario.now)
        for result in try await store.take(requests: events, clock: EventScenario.now) { _ = try result.get() }
        try await check(store, "as requests, the last first", deliveries: requests)
    }

    private func check(_ store: any Store, _ way: String, deliveries: [[UsageFact]]) async throws {
        try await ItemTexts.require(items, of: store, now: EventScenario.now, name: way)
        let reference = ReferenceRater(deliveries: deliveries, prices: prices)
        try await StoreComparison.check(store, against: reference, now: EventScenario.now, name: way)
    }
}

/// An hour of February 2017.
func february(_ day: Int64, _ hour: Int64 = 0) -> Instant {
    Day(year: 2017, month: 2, day: day).start.advanced(milliseconds: hour * 3_600_000)
}
