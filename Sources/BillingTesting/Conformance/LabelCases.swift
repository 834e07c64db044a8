import Billing
import BillingService

extension StoreConformance {
    /// What things with ids are called, and found by.
    static let labelCases = labelScenarios.map(\.conformance) + labelPrecedenceCases

    private static let labelPrecedenceCases = [
        Case("an id is found before a name, a name before a label, and of labels that of the least id") { makeStore in
            let store = try await makeStore()
            func changed(_ number: Int64, _ label: EventRecord.Label) -> EventRecord {
                .changed(
                    "\(number)", at: february(2, number), price: "1", organization: label, space: label, app: "app-\(number)")
            }
            try await store.take(events: [
                changed(1, EventRecord.Label("x", id: "y")), changed(2, "y"), changed(3, EventRecord.Label("y", id: "x")),
                changed(4, "x"), changed(5, EventRecord.Label("z", id: "b")), changed(6, EventRecord.Label("z", id: "a")),
                changed(7, EventRecord.Label("z", id: "\u{E1}")), changed(8, EventRecord.Label("w", id: "c")), changed(9, "w"),
            ])
            let expected: [(String, Int64)] = [("y", 1), ("x", 3), ("z", 6), ("b", 5), ("\u{E1}", 7), ("w", 9), ("c", 8)]
            for (text, number) in expected {
                for scope in [Scope.organization(text), .space(text)] {
                    let history = try await store.history(of: scope)
                    try require("first usage of \(scope)", history?.firstUsage, is: february(2, number))
                }
            }
            for scope in [Scope.organization("a\u{301}"), .space("a\u{301}"), .organization("id"), .space("W")] {
                let history = try await store.history(of: scope)
                try require("history of \(scope)", history, is: nil)
            }
        },
        Case("an organization is found by its latest label alone, and by its id") { makeStore in
            let store = try await makeStore()
            let names = ["old", "new", "older"]
            let days: [Int64] = [3, 4, 2]
            for (name, day) in zip(names, days) {
                try await store.take(events: [
                    .changed(
                        name, at: february(day), price: "1", organization: EventRecord.Label(name, id: "o"),
                        space: EventRecord.Label(name, id: "s"), app: name)
                ])
            }
            for scope in [Scope.organization("new"), .organization("o"), .space("new"), .space("s")] {
                let history = try await store.history(of: scope)
                try require("first usage of \(scope)", history?.firstUsage, is: february(2))
            }
            for scope in [Scope.organization("old"), .organization("older"), .space("old"), .space("older")] {
                let history = try await store.history(of: scope)
                try require("history of \(scope)", history, is: nil)
            }
        },
    ]

    private static let labelScenarios = [
        EventScenario(
            "the name that was given last is shown everywhere",
            events: [
                .changed(
                    "1", at: february(2), organization: EventRecord.Label("Org", id: "o"),
                    space: EventRecord.Label("Space", id: "s"), app: "App", appID: "id"),
                .changed(
                    "2", at: february(3), organization: EventRecord.Label("Organization", id: "o"),
                    space: EventRecord.Label("A space", id: "s"), app: "An app", appID: "id"),
                .changed(
                    "3", at: february(2, 12), resource: "worker", organization: EventRecord.Label("Between", id: "o"),
                    space: EventRecord.Label("Between", id: "s"), app: "between", appID: "id"),
            ],
            items: [
                "2.00-3.00 Organization An app-A space: gp2 web dyno 1 × 60",
                "2.12-open Organization An app-A space: gp2 worker dyno 1 × 60",
                "3.00-open Organization An app-A space: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "of two names at once the greater is shown, by its bytes",
            events: ["b", "a\u{301}", "\u{E1}", "B"].enumerated().map { index, name in
                .changed(
                    "\(index)", at: february(2), resource: "r\(index)", organization: EventRecord.Label(name, id: "o"),
                    space: EventRecord.Label("\(name)\(name)", id: "s"), app: "\(name)!", appID: "id")
            },
            items: (0..<4).map { "2.00-open \u{E1} \u{E1}!-\u{E1}\u{E1}: gp2 r\($0) dyno 1 × 60" }),
        EventScenario(
            "moves, ends and deletions give names, too",
            events: [
                .changed(
                    "1", at: february(2), organization: EventRecord.Label("a", id: "o"), space: EventRecord.Label("a", id: "s"),
                    app: "a", appID: "id"),
                .changed(
                    "2", at: february(2), organization: EventRecord.Label("a", id: "p"), space: EventRecord.Label("a", id: "t"),
                    app: "a", appID: "other"),
                .moved(
                    "3", at: february(3), organization: EventRecord.Label("b", id: "o"), space: EventRecord.Label("b", id: "s"),
                    app: "b"),
                .ended("4", at: february(4), space: EventRecord.Label("c", id: "s"), app: "c", appID: "id"),
                .deleted("5", at: february(5), space: EventRecord.Label("c", id: "t"), app: "d", appID: "other"),
            ],
            items: ["2.00-4.00 b c-c: gp2 web dyno 1 × 60", "2.00-5.00 a d-c: gp2 web dyno 1 × 60"]),
        EventScenario(
            "a name with an id and the same name without are two things",
            events: [
                .changed("1", at: february(2), organization: EventRecord.Label("akkeris", id: "o"), appID: "id"),
                .moved("2", at: february(3), organization: "akkeris"),
                .moved("3", at: february(4), space: EventRecord.Label("space", id: "s")),
                .moved("4", at: february(5), space: EventRecord.Label("renamed", id: "s")),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 akkeris app-space: gp2 web dyno 1 × 60",
                "4.00-open akkeris app-renamed: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "an app that only its id names is shown by its id",
            events: [
                .changed("1", at: february(2), app: nil, appID: "id"), .changed("2", at: february(2), app: nil, appID: "other"),
                .ended("3", at: february(3), space: nil, app: "named", appID: "other"),
            ],
            items: ["2.00-open akkeris id-space: gp2 web dyno 1 × 60", "2.00-3.00 akkeris named-space: gp2 web dyno 1 × 60"]),
        EventScenario(
            "an app without an id is known by its name and the id of its space",
            events: [
                .changed("1", at: february(2), space: EventRecord.Label("old", id: "s")),
                .changed("2", at: february(3), plan: nil, quantity: 2, space: EventRecord.Label("new", id: "s")),
                .changed("3", at: february(3), space: EventRecord.Label("old", id: "t")),
                .deleted("4", at: february(4), space: EventRecord.Label("new", id: "s")),
            ],
            items: [
                "2.00-3.00 akkeris app-new: gp2 web dyno 1 × 60", "3.00-4.00 akkeris app-new: gp2 web dyno 2 × 60",
                "3.00-open akkeris app-old: gp2 web dyno 1 × 60",
            ]),
        EventScenario(
            "lines give names, too",
            lines: [UsageRecord("gp2 web dyno", price: "60", from: february(3), app: "line", appID: "id")],
            events: [
                .changed("1", at: february(2), app: "before", appID: "id"),
                .changed("2", at: february(4), resource: "worker", app: "after", appID: "id"), .retracted("3", target: "2"),
            ],
            items: [
                "2.00-3.00 akkeris line-space: gp2 web dyno 1 × 60", "3.00-open akkeris line-space: gp2 web dyno 1 × 60",
            ]),
    ]
}
