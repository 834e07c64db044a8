import Billing
import BillingService

extension StoreConformance {
    /// What changes and ends make of a resource.
    static let eventCases = (changeScenarios + tieScenarios).map(\.conformance)

    private static let changeScenarios = [
        EventScenario(
            "a change states the configuration and the place from its time on",
            events: [
                .changed("1", at: february(2, 10), plan: "gp2", quantity: 2, price: "61.5"),
                .changed("2", at: february(3), plan: "gp3", quantity: 3, price: "90", organization: "other"),
                .changed("3", at: february(4), plan: "gp2", quantity: 1, price: "61.5", space: "elsewhere", app: "app"),
            ],
            items: [
                "2.10-3.00 akkeris app-space: gp2 web dyno 2 × 61.5", "3.00-open other app-space: gp3 web dyno 3 × 90",
                "4.00-open akkeris app-elsewhere: gp2 web dyno 1 × 61.5",
            ]),
        EventScenario(
            "equal neighbours stay apart",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(3)), .changed("3", at: february(3, 1), quantity: nil),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-3.01 akkeris app-space: gp2 web dyno 1 × 60",
                "3.01-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "what a change does not state goes on as it was",
            events: [
                .changed("1", at: february(2), plan: "gp2", quantity: 2, price: "50"),
                .changed("2", at: february(3), plan: nil, quantity: 3),
                .changed("3", at: february(4), plan: nil, quantity: nil, price: "40"),
                .changed("4", at: february(5), plan: "gp1", quantity: nil),
                .changed("5", at: february(6), plan: nil, quantity: nil, organization: "other"),
                .changed("6", at: february(7), plan: nil, quantity: 5, price: "7"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 2 × 50", "3.00-4.00 akkeris app-space: gp2 web dyno 3 × 50",
                "4.00-5.00 akkeris app-space: gp2 web dyno 3 × 40", "5.00-6.00 akkeris app-space: gp1 web dyno 3 × 30",
                "6.00-7.00 other app-space: gp1 web dyno 3 × 30", "7.00-open akkeris app-space: gp1 web dyno 5 × 7",
            ]),
        EventScenario(
            "a change of a part begins again what has ended",
            events: [
                .changed("1", at: february(2), quantity: 2), .ended("2", at: february(3)),
                .changed("3", at: february(4), plan: nil, quantity: nil), .deleted("4", at: february(5)),
                .changed("5", at: february(6), plan: nil, quantity: 4),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 2 × 60", "4.00-5.00 akkeris app-space: gp2 web dyno 2 × 60",
                "6.00-open akkeris app-space: gp2 web dyno 4 × 60",
            ]),
        EventScenario(
            "a change of a part of what nobody knows is no usage",
            events: [
                .changed("1", at: february(2), plan: nil, quantity: 2),
                .changed("2", at: february(3), plan: nil, quantity: nil, price: "5"),
                .changed("3", at: february(4), resource: "worker", plan: "gp2", quantity: nil),
                .changed("4", at: february(5), plan: "gp2", quantity: nil),
            ],
            items: ["5.00-open akkeris app-space: gp2 web dyno 2 × 60"]),
        EventScenario(
            "quantity 0 ends, and is inherited",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(3), plan: nil, quantity: 0),
                .changed("3", at: february(4), plan: "gp1", quantity: nil),
                .changed("4", at: february(5), plan: nil, quantity: 2),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "5.00-open akkeris app-space: gp1 web dyno 2 × 30",
            ]),
        EventScenario(
            "price 0 is usage",
            events: [.changed("1", at: february(2), price: "0")],
            items: ["2.00-open akkeris app-space: gp2 web dyno 1 × 0"]),
        EventScenario(
            "an end ends its own resource alone",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(2), resource: "worker"),
                .changed("3", at: february(2), type: .addon, plan: "redis:small"),
                .changed("4", at: february(2), app: "other"), .changed("5", at: february(2), space: "x"),
                .changed("6", at: february(2), appID: "id"), .ended("7", at: february(3)),
                .ended("8", at: february(4), type: .addon), .ended("9", at: february(5), appID: "id"),
            ],
            items: [
                "2.00-5.00 akkeris app-space: gp2 web dyno 1 × 60", "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60",
                "2.00-open akkeris app-space: gp2 worker dyno 1 × 60",
                "2.00-4.00 akkeris app-space: redis:small addon 1 × 140", "2.00-open akkeris app-x: gp2 web dyno 1 × 60",
                "2.00-open akkeris other-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "what has ended does not resume, and ends once",
            events: [
                .changed("1", at: february(3)), .ended("2", at: february(2)), .ended("3", at: february(4)),
                .ended("4", at: february(5)), .ended("5", at: february(5), app: "nobody's"),
            ],
            items: ["3.00-4.00 akkeris app-space: gp2 web dyno 1 × 60"]),
    ]

    /// At one millisecond the greater source holds, then the greater id, both as bytes; lines come first.
    private static let tieScenarios = [
        EventScenario(
            "of two events at once the one of the greater id holds, by its bytes",
            events: [
                .changed("e9", at: february(2), quantity: 9), .changed("e10", at: february(2), quantity: 10),
                .changed("Z", at: february(3), quantity: 3), .changed("a", at: february(3), quantity: 4),
                .changed("a\u{301}", at: february(4), quantity: 5), .changed("\u{E1}", at: february(4), quantity: 6),
                // The other way around in UTF-16.
                .changed("\u{FF5E}", at: february(5), quantity: 7), .changed("\u{1F600}", at: february(5), quantity: 8),
                .changed("long", at: february(6), quantity: 9), .changed("longer", at: february(6), quantity: 1),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 9 × 60", "3.00-4.00 akkeris app-space: gp2 web dyno 4 × 60",
                "4.00-5.00 akkeris app-space: gp2 web dyno 6 × 60", "5.00-6.00 akkeris app-space: gp2 web dyno 8 × 60",
                "6.00-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "of two events at once the one of the greater source holds, whatever their ids",
            events: [
                .changed("z", at: february(2), quantity: 1, source: "a"),
                .changed("a", at: february(2), quantity: 2, source: "ab"),
                .changed("bz", at: february(3), quantity: 3, source: "a"),
                .changed("b", at: february(3), quantity: 4, source: "b"),
                .changed("1", at: february(4), quantity: 5, source: "\u{E9}"),
                .changed("2", at: february(4), quantity: 6, source: "e\u{301}"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 2 × 60", "3.00-4.00 akkeris app-space: gp2 web dyno 4 × 60",
                "4.00-open akkeris app-space: gp2 web dyno 5 × 60",
            ]),
        EventScenario(
            "changes at once that state different parts come together",
            events: [
                .changed("1", at: february(2), quantity: 2), .changed("2", at: february(3), plan: nil, quantity: 3),
                .changed("3", at: february(3), plan: "gp1", quantity: nil),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 2 × 60", "3.00-open akkeris app-space: gp1 web dyno 3 × 30",
            ]),
        EventScenario(
            "of a change, an end and a deletion at once the greatest holds",
            events: [
                .changed("1", at: february(2), quantity: 1), .ended("2", at: february(3)),
                .changed("3", at: february(3), quantity: 2), .changed("4", at: february(4), quantity: 3),
                .ended("5", at: february(4)), .deleted("6", at: february(5)), .changed("7", at: february(5), quantity: 4),
                .changed("8", at: february(6), quantity: 5), .deleted("9", at: february(6)),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 akkeris app-space: gp2 web dyno 2 × 60",
                "5.00-6.00 akkeris app-space: gp2 web dyno 4 × 60",
            ]),
        EventScenario(
            "of a change and a move at once the greater decides the place",
            events: [
                .changed("1", at: february(2), appID: "id"), .changed("2", at: february(3), appID: "id"),
                .moved("3", at: february(3), organization: "moved"), .moved("4", at: february(4), organization: "gone"),
                .changed("5", at: february(4), appID: "id"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 moved app-space: gp2 web dyno 1 × 60",
                "4.00-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "a line comes before all events of its millisecond",
            lines: [UsageRecord("gp2 web dyno", price: "5", quantity: 7, from: february(2))],
            events: [
                .changed("", at: february(2), plan: nil, quantity: 2, source: ""), .ended("1", at: february(3)),
            ],
            items: ["2.00-3.00 akkeris app-space: gp2 web dyno 2 × 5"]),
    ]
}
