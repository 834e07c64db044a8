import Billing
import BillingService

extension StoreConformance {
    /// Where an app belongs whose events only assume a place: decided when they arrive.
    static let placeCases = [
        Case("an assumed place holds where none is known") { makeStore in
            let store = try await makeStore()
            let events: [EventRecord] = [
                assumed("1", at: february(2)), assumed("2", at: february(3), appID: nil),
                assumed("3", at: february(4), resource: "worker"),
            ]
            try await requireItems(
                [
                    "2.00-open assumed app-home: gp2 web dyno 1 × 60", "3.00-open assumed app-home: gp2 web dyno 1 × 60",
                    "4.00-open assumed app-home: gp2 worker dyno 1 × 60",
                ], of: events.map { [.event($0)] }, in: store)
        },
        Case("the place that is known wins over one that is assumed") { makeStore in
            let line = UsageRecord("gp2 web dyno", price: "1", from: february(2), to: february(3), app: "app", appID: "id")
            let facts: [UsageFact] = [
                .line(line), .event(assumed("1", at: february(4))), .event(.moved("2", at: february(5), organization: "new")),
                .event(assumed("3", at: february(6), plan: nil, quantity: 2)),
                .event(.changed("4", at: february(7), resource: "worker", price: "1", space: "there", appID: "id")),
                .event(assumed("5", at: february(8), plan: "gp1")),
            ]
            try await requireItems(
                [
                    "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 1", "4.00-5.00 akkeris app-space: gp2 web dyno 1 × 60",
                    "5.00-6.00 new app-space: gp2 web dyno 1 × 60", "6.00-8.00 new app-space: gp2 web dyno 2 × 60",
                    "7.00-open akkeris app-there: gp2 worker dyno 1 × 1", "8.00-open akkeris app-there: gp1 web dyno 1 × 30",
                ], of: facts.map { [$0] }, in: try await makeStore())
            try await requireItems(
                [
                    "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 1", "4.00-5.00 akkeris app-space: gp2 web dyno 1 × 60",
                    "5.00-6.00 new app-space: gp2 web dyno 1 × 60", "6.00-8.00 new app-space: gp2 web dyno 2 × 60",
                    "7.00-open akkeris app-there: gp2 worker dyno 1 × 1", "8.00-open akkeris app-there: gp1 web dyno 1 × 30",
                ], of: [facts], in: try await makeStore())
        },
        Case("a place is known from its time on, and to its own app") { makeStore in
            let store = try await makeStore()
            let events: [EventRecord] = [
                .changed("1", at: february(4), price: "1", organization: "known", appID: "id"),
                assumed("2", at: february(3), resource: "worker"), assumed("3", at: february(4), resource: "clock"),
                assumed("4", at: february(5), appID: "other"), assumed("5", at: february(5), appID: nil),
            ]
            try await requireItems(
                [
                    "4.00-open known app-space: gp2 web dyno 1 × 1", "3.00-open assumed app-home: gp2 worker dyno 1 × 60",
                    "4.00-open known app-space: gp2 clock dyno 1 × 60", "5.00-open assumed app-home: gp2 web dyno 1 × 60",
                    "5.00-open assumed app-home: gp2 web dyno 1 × 60",
                ], of: events.map { [.event($0)] }, in: store)
        },
        Case("of two places from one millisecond on the one that arrived last is known") { makeStore in
            for order in [["1", "2"], ["2", "1"]] {
                let stating = order.map { id in
                    EventRecord.changed(
                        id, at: february(2), resource: "r\(id)", price: "1", organization: EventRecord.Label("org \(id)"),
                        appID: "id")
                }
                try await requireItems(
                    [
                        "2.00-open org 1 app-space: gp2 r1 dyno 1 × 1", "2.00-open org 2 app-space: gp2 r2 dyno 1 × 1",
                        "3.00-open org \(order[1]) app-space: gp2 web dyno 1 × 60",
                    ], of: (stating + [assumed("3", at: february(3))]).map { [.event($0)] }, in: try await makeStore())
            }
        },
        Case("a place that was taken back is not known") { makeStore in
            let store = try await makeStore()
            let events: [EventRecord] = [
                .changed("1", at: february(2), price: "1", organization: "first", appID: "id"),
                .moved("2", at: february(3), organization: "second"), .retracted("3", target: "2"),
                assumed("4", at: february(4), resource: "worker"), .retracted("5", target: "1"),
                .retracted("6", target: "4"), assumed("7", at: february(5), resource: "clock"),
            ]
            try await requireItems(
                ["5.00-open assumed app-home: gp2 clock dyno 1 × 60"], of: events.map { [.event($0)] }, in: store)
        },
        Case("an assumed place that another one won over is not heard of") { makeStore in
            let store = try await makeStore()
            try await store.take([UsageRecord("gp2 web dyno", price: "1", from: february(2), appID: "id")])
            try await store.take(events: [assumed("1", at: february(3), price: "60")])
            for scope in [Scope.organization("assumed"), .space("home")] {
                let history = try await store.history(of: scope)
                try require("history of \(scope)", history, is: nil)
            }
        },
        Case("an event without an organization is refused where its app's is not known") { makeStore in
            let store = try await makeStore()
            let nowhere = assumed("1", at: february(3), price: "60", organization: nil)
            let nameless = assumed("2", at: february(3), price: "60", organization: nil, app: nil)
            do {
                try await store.take(events: [nowhere, nameless])
                throw ConformanceFailure("\(nowhere) was not refused")
            } catch let refusal as IngestRefusal {
                let expected: [IngestError] = [
                    .organizationUnknown(line: 0, app: "app"), .organizationUnknown(line: 1, app: "id"),
                ]
                try require("refusal", refusal.errors, is: expected)
            }
            let ledger = try await store.ledger()
            try require("ledger", ledger, is: .empty)
            try await store.take([UsageRecord("gp2 worker dyno", price: "1", from: february(2), appID: "id")])
            let summary = try await store.take(events: [nowhere])
            try require("summary once the place is known", summary, is: IngestSummary(new: 1))
            try await ItemTexts.require(
                ["2.00-open akkeris app-space: gp2 worker dyno 1 × 1", "3.00-open akkeris app-space: gp2 web dyno 1 × 60"],
                of: store, now: february(20), name: "place known")
        },
    ]

    private static func assumed(
        _ id: String, at happened: Instant, resource: String = "web", plan: String? = "gp2", quantity: Int64? = 1,
        price: Price? = nil, organization: EventRecord.Label? = "assumed", app: String? = "app", appID: String? = "id"
    ) -> EventRecord {
        .changed(
            id, at: happened, resource: resource, plan: plan, quantity: quantity, price: price, organization: organization,
            space: "home", app: app, appID: appID, isPlaceAssumed: true)
    }

    private static func requireItems(_ items: [String], of deliveries: [[UsageFact]], in store: any Store) async throws {
        _ = try await store.set(EventScenario.prices, clock: february(20))
        for delivery in deliveries { try await store.take(facts: delivery) }
        try await ItemTexts.require(items, of: store, now: february(20), name: "\(deliveries)")
        let reference = ReferenceRater(deliveries: deliveries, prices: EventScenario.prices)
        try await StoreComparison.check(store, against: reference, now: february(20), name: "\(deliveries)")
    }
}
