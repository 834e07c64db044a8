import Billing
import BillingService

/// What events come to whose prices are set, or set anew, before or after they arrive.
struct PriceScenario: Sendable {
    let name: String
    /// What the price book must have before the events come.
    let first: [PlanPrice]
    /// What is set later, or before.
    let later: [PlanPrice]
    let facts: [UsageFact]
    /// All items of February 2017 as ``ItemTexts`` has them.
    let items: [String]

    private static let now = february(20)

    init(
        _ name: String, first: [PlanPrice], later: [PlanPrice], lines: [UsageRecord] = [], events: [EventRecord], items: [String]
    ) {
        self.name = name
        self.first = first
        self.later = later
        facts = lines.map { .line($0) } + events.map { .event($0) }
        self.items = items
    }

    var conformance: StoreConformance.Case {
        StoreConformance.Case(name) { makeStore in
            try await check("prices at once, after the events", before: [first], after: [later], makeStore)
            try await check("prices one by one, after the events", before: [first], after: later.map { [$0] }, makeStore)
            try await check("prices before the events", before: [first, later], after: [], makeStore)
        }
    }

    private func check(
        _ way: String, before: [[PlanPrice]], after: [[PlanPrice]], _ makeStore: StoreConformance.Case.Factory
    ) async throws {
        let store = try await makeStore()
        for prices in before { _ = try await store.set(prices, clock: PriceScenario.now) }
        for fact in facts { try await store.take(facts: [fact], clock: PriceScenario.now) }
        for prices in after { _ = try await store.set(prices, clock: PriceScenario.now) }
        try await ItemTexts.require(items, of: store, now: PriceScenario.now, name: way)
        let reference = ReferenceRater(deliveries: facts.map { [$0] }, prices: first + later)
        try await StoreComparison.check(store, against: reference, now: PriceScenario.now, name: way)
    }
}

/// What a dyno size costs from a time on.
func size(_ plan: String, _ price: Price, from validFrom: Instant = "2016-01-01T00:00:00Z") -> PlanPrice {
    PlanPrice(type: .dyno, plan: plan, price: price, validFrom: validFrom)
}
