import Billing
import BillingService

extension StoreConformance {
    /// What moving and deleting an app makes of all that it runs.
    static let appEventCases =
        (moveScenarios + deletionScenarios + lineScenarios).map(\.conformance) + contestedMoveCases

    private static let contestedMoveCases = [
        Case("a day on which an app moves twice is billed to the place where it is last") { makeStore in
            let store = try await makeStore()
            let events: [EventRecord] = [
                .changed("1", at: february(2), price: "28", organization: "first", appID: "id"),
                .moved("2", at: february(3, 1), organization: "second"), .moved("3", at: february(3, 5), organization: "third"),
            ]
            let scopes: [(String, Int128)] = [("first", 100), ("second", 0), ("third", 300)]
            try await store.take(events: events)
            let service = InvoiceService(store: store, rules: BillingRules())
            for (organization, cents) in scopes {
                let invoice = try await service.invoice(
                    id: "2017-02-01", of: .organization(organization), now: february(6)
                ).invoice
                let charges = invoice.totals.charges
                try require("charges of \(organization)", charges, is: Money(minorUnits: cents))
            }
            let reference = ReferenceRater(facts: events.map { .event($0) })
            for now in [february(3, 1), february(3, 2), february(3, 5), february(3, 6), february(4), february(6)] {
                try await StoreComparison.check(store, against: reference, now: now, name: "moved twice")
            }
        }
    ]

    private static let moveScenarios = [
        EventScenario(
            "a move takes along all that the app runs, and nothing else",
            events: [
                .changed("1", at: february(2), appID: "id"), .changed("2", at: february(2), resource: "worker", appID: "id"),
                .changed("3", at: february(2), type: .addon, resource: "cache", plan: "redis:small", appID: "id"),
                .changed("4", at: february(2), type: .addon, resource: nil, plan: "redis:small", appID: "id"),
                .changed("5", at: february(2), app: "other", appID: "other"), .changed("6", at: february(2), app: "named"),
                .moved("7", at: february(3), organization: "new", space: "there"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "2.00-3.00 akkeris app-space: gp2 worker dyno 1 × 60",
                "2.00-3.00 akkeris app-space: redis:small addon 1 × 140",
                "2.00-3.00 akkeris app-space: redis:small addon 1 × 140",
                "2.00-open akkeris named-space: gp2 web dyno 1 × 60", "2.00-open akkeris other-space: gp2 web dyno 1 × 60",
                "3.00-open new app-there: gp2 web dyno 1 × 60", "3.00-open new app-there: gp2 worker dyno 1 × 60",
                "3.00-open new app-there: redis:small addon 1 × 140", "3.00-open new app-there: redis:small addon 1 × 140",
            ]),
        EventScenario(
            "a move changes the organization, or the space, or both",
            events: [
                .changed("1", at: february(2), appID: "id"), .moved("2", at: february(3), organization: "new"),
                .moved("3", at: february(4), space: "there"),
                .moved("4", at: february(5), organization: "akkeris", space: "space"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 new app-space: gp2 web dyno 1 × 60",
                "4.00-5.00 new app-there: gp2 web dyno 1 × 60", "5.00-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "a move to where the app is splits nothing",
            events: [
                .changed("1", at: february(2), appID: "id"), .moved("2", at: february(3), organization: "akkeris"),
                .moved("3", at: february(4), organization: "akkeris", space: "space"), .moved("4", at: february(5), app: "app"),
            ],
            items: ["2.00-open akkeris app-space: gp2 web dyno 1 × 60"]),
        EventScenario(
            "moves at once that lead back split nothing, and others come together",
            events: [
                .changed("1", at: february(2), appID: "id"), .moved("2", at: february(3), organization: "away"),
                .moved("3", at: february(3), organization: "akkeris"), .moved("4", at: february(4), organization: "new"),
                .moved("5", at: february(4), space: "there"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "4.00-open new app-there: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "what does not run is not moved, and what starts later says where",
            events: [
                .moved("1", at: february(2), organization: "early"), .changed("2", at: february(3), appID: "id"),
                .ended("3", at: february(4), appID: "id"), .moved("4", at: february(5), organization: "late"),
                .changed("5", at: february(6), plan: nil, quantity: 2, appID: "id"), .deleted("6", at: february(7), appID: "id"),
                .moved("7", at: february(8), organization: "later"), .changed("8", at: february(9), appID: "id"),
            ],
            items: [
                "3.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "6.00-7.00 akkeris app-space: gp2 web dyno 2 × 60",
                "9.00-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "what has moved goes on to be changed and ended",
            events: [
                .changed("1", at: february(2), appID: "id"), .moved("2", at: february(3), organization: "new"),
                .changed("3", at: february(4), plan: nil, quantity: 2, organization: "new", appID: "id"),
                .moved("4", at: february(5), space: "there"), .ended("5", at: february(6), appID: "id"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 new app-space: gp2 web dyno 1 × 60",
                "4.00-5.00 new app-space: gp2 web dyno 2 × 60", "5.00-6.00 new app-there: gp2 web dyno 2 × 60",
            ]),
    ]

    private static let deletionScenarios = [
        EventScenario(
            "a deletion ends all that the app runs, and nothing else",
            events: [
                .changed("1", at: february(2), appID: "id"), .changed("2", at: february(2), resource: "worker", appID: "id"),
                .changed("3", at: february(2), type: .addon, resource: "cache", plan: "redis:small", appID: "id"),
                .changed("4", at: february(2), type: .addon, resource: nil, plan: "redis:small", appID: "id"),
                .changed("5", at: february(2), app: "other", appID: "other"), .changed("6", at: february(2)),
                .deleted("7", at: february(3), space: nil, app: nil, appID: "id"),
                .changed("8", at: february(4), quantity: 3, appID: "id"),
            ],
            items: [
                "2.00-open akkeris app-space: gp2 web dyno 1 × 60", "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60",
                "2.00-3.00 akkeris app-space: gp2 worker dyno 1 × 60", "2.00-3.00 akkeris app-space: redis:small addon 1 × 140",
                "2.00-3.00 akkeris app-space: redis:small addon 1 × 140", "2.00-open akkeris other-space: gp2 web dyno 1 × 60",
                "4.00-open akkeris app-space: gp2 web dyno 3 × 60",
            ]),
        EventScenario(
            "an app without an id is deleted by its name and space",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(2), space: "other"),
                .changed("3", at: february(2), type: .addon, resource: nil, plan: "redis:small"),
                .changed("4", at: february(2), appID: "id"), .deleted("5", at: february(3)),
            ],
            items: [
                "2.00-open akkeris app-other: gp2 web dyno 1 × 60", "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60",
                "2.00-open akkeris app-space: gp2 web dyno 1 × 60", "2.00-3.00 akkeris app-space: redis:small addon 1 × 140",
            ]),
    ]

    /// Lines and events of the same resources.
    private static let lineScenarios = [
        EventScenario(
            "events go on where a line began",
            lines: [UsageRecord("gp2 web dyno", price: "50", quantity: 2, from: february(2))],
            events: [
                .changed("1", at: february(3), plan: nil, quantity: 3), .changed("2", at: february(4), quantity: nil),
                .ended("3", at: february(5)),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 2 × 50", "3.00-4.00 akkeris app-space: gp2 web dyno 3 × 50",
                "4.00-5.00 akkeris app-space: gp2 web dyno 3 × 60",
            ]),
        EventScenario(
            "a line's own end and an event's end its span, whichever is first",
            lines: [
                UsageRecord("gp2 web dyno", price: "50", from: february(2), to: february(5)),
                UsageRecord("gp2 worker dyno", price: "50", from: february(2), to: february(5)),
                UsageRecord("redis:a addon", price: "50", from: february(2), to: february(5), appID: "id"),
            ],
            events: [
                .ended("1", at: february(4)), .ended("2", at: february(6), resource: "worker"),
                .deleted("3", at: february(3), appID: "id"), .changed("4", at: february(7), plan: nil, quantity: 2),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 50", "2.00-5.00 akkeris app-space: gp2 worker dyno 1 × 50",
                "2.00-3.00 akkeris app-space: redis:a addon 1 × 50", "7.00-open akkeris app-space: gp2 web dyno 2 × 50",
            ]),
        EventScenario(
            "a line takes over from an event, and the other way around",
            lines: [
                UsageRecord("gp1 web dyno", price: "30", from: february(3), organization: "line"),
                UsageRecord("gp1 web dyno", price: "30", from: february(5), organization: "line"),
            ],
            events: [.changed("1", at: february(2)), .changed("2", at: february(4)), .changed("3", at: february(6))],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 line app-space: gp1 web dyno 1 × 30",
                "4.00-5.00 akkeris app-space: gp2 web dyno 1 × 60", "5.00-6.00 line app-space: gp1 web dyno 1 × 30",
                "6.00-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "a line that moves keeps its end, and one that has ended does not move",
            lines: [
                UsageRecord("redis:a addon", price: "50", from: february(2), to: february(5), appID: "id"),
                UsageRecord("redis:b addon", price: "50", from: february(2), to: february(3), appID: "id"),
                UsageRecord("gp2 web dyno", price: "50", from: february(2), to: february(4), appID: "id"),
            ],
            events: [.moved("1", at: february(3), organization: "new"), .moved("2", at: february(4), space: "there")],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 50", "2.00-3.00 akkeris app-space: redis:a addon 1 × 50",
                "2.00-3.00 akkeris app-space: redis:b addon 1 × 50", "3.00-4.00 new app-space: gp2 web dyno 1 × 50",
                "3.00-4.00 new app-space: redis:a addon 1 × 50", "4.00-5.00 new app-there: redis:a addon 1 × 50",
            ]),
    ]
}
