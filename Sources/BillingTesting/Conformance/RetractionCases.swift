import Billing
import BillingService

extension StoreConformance {
    /// What taking an event back makes of the others. Each scenario comes in both orders: the retraction before its target, too.
    static let retractionCases = retractionScenarios.map(\.conformance) + singleRetractionCases

    private static let singleRetractionCases = [
        Case("a retraction says what it took back when it is asked again, and so does its target") { makeStore in
            let store = try await makeStore()
            let events: [EventRecord] = [.changed("1", at: february(2), price: "60"), .retracted("2", target: "1")]
            for order in [events, events.reversed()] {
                let store = try await makeStore()
                for event in order {
                    let summary = try await store.take(events: [event])
                    try require("summary of \(event)", summary, is: IngestSummary(new: 1))
                }
                let ledger = try await store.ledger()
                try require("batch", ledger.batch, is: 2)
                let again = try await store.take(events: order)
                try require("summary again", again, is: IngestSummary(unchanged: 2))
                try await ItemTexts.require([], of: store, now: february(20), name: "taken back")
            }
            let together = try await store.take(events: events.reversed())
            try require("summary of both together", together, is: IngestSummary(new: 2))
            try await ItemTexts.require([], of: store, now: february(20), name: "taken back at once")
        },
        Case("what was taken back can be said again under a new id") { makeStore in
            let store = try await makeStore()
            try await store.take(events: [.changed("1", at: february(2), price: "60"), .retracted("2", target: "1")])
            try await store.take(events: [.changed("1", at: february(2), price: "60")])
            try await ItemTexts.require([], of: store, now: february(20), name: "said again under the old id")
            try await store.take(events: [.changed("3", at: february(2), price: "60")])
            try await ItemTexts.require(
                ["2.00-open akkeris app-space: gp2 web dyno 1 × 60"], of: store, now: february(20), name: "said again")
        },
        Case("a retraction is not taken back") { makeStore in
            let retraction = EventRecord.retracted("2", target: "1")
            let orders: [(known: [EventRecord], refused: [EventRecord], index: Int)] = [
                ([retraction], [.retracted("3", target: "2")], 0),
                ([], [.changed("0", at: february(2), price: "1"), retraction, .retracted("3", target: "2")], 2),
                ([.retracted("3", target: "2")], [retraction], 0),
                ([], [.retracted("3", target: "2"), retraction], 1),
                ([], [.retracted("2", target: "2")], 0),
            ]
            for order in orders {
                let store = try await makeStore()
                try await store.take(events: order.known)
                let ledger = try await store.ledger()
                let expected = IngestRefusal([.retractionRetracted(line: order.index)])
                do {
                    try await store.take(events: order.refused)
                    throw ConformanceFailure("\(order.refused) was not refused after \(order.known)")
                } catch let refusal as IngestRefusal {
                    try require("refusal", refusal, is: expected)
                }
                let results = try await store.take(requests: [order.refused])
                try require("result", results, is: [.failure(expected)])
                let after = try await store.ledger()
                try require("ledger", after, is: ledger)
            }
        },
        Case("what an earlier retraction waits for may come as any other event") { makeStore in
            let store = try await makeStore()
            try await store.take(events: [.retracted("3", target: "2"), .changed("1", at: february(2), price: "60")])
            try await store.take(events: [.ended("2", at: february(4))])
            try await ItemTexts.require(
                ["2.00-open akkeris app-space: gp2 web dyno 1 × 60"], of: store, now: february(20), name: "ended in vain")
        },
        Case("first usage is told anew where the first was taken back, came late or moved away") { makeStore in
            let store = try await makeStore()
            func first(_ number: String, at happened: Instant) -> EventRecord {
                .changed(number, at: happened, price: "60", appID: "id")
            }
            let steps: [(event: EventRecord, akkeris: Instant?, new: Instant?)] = [
                (first("1", at: february(2)), february(2), nil),
                (first("2", at: "2016-11-30T23:59:59.999Z"), "2016-11-30T23:59:59.999Z", nil),
                (.moved("3", at: february(3), organization: "new"), "2016-11-30T23:59:59.999Z", february(3)),
                (.retracted("4", target: "2"), february(2), february(3)),
                (.moved("5", at: february(2), organization: "new"), nil, february(2)),
                (.retracted("6", target: "1"), nil, nil),
                (first("7", at: february(1)), february(1), february(2)),
                (.retracted("8", target: "5"), february(1), february(3)),
                (.ended("9", at: february(1, 1), appID: "id"), february(1), nil),
                (.deleted("A", at: february(1), appID: "id"), nil, nil),
                (.retracted("B", target: "9"), nil, nil), (.retracted("C", target: "A"), february(1), february(3)),
            ]
            for step in steps {
                try await store.take(events: [step.event])
                for (scope, expected) in [(Scope.organization("akkeris"), step.akkeris), (.organization("new"), step.new)] {
                    let history = try await store.history(of: scope)
                    try require("first usage of \(scope) after \(step.event)", history?.firstUsage, is: expected)
                }
            }
        },
        Case("labels that were taken back are shown no more, whatever came first") { makeStore in
            let labels = ["first", "second", "third"].enumerated().map { index, name in
                EventRecord.changed(
                    name, at: february(2 + Int64(index)), price: "60", organization: EventRecord.Label("org \(name)", id: "o"),
                    space: EventRecord.Label("space \(name)", id: "s"), app: "app \(name)", appID: "id")
            }
            for isBefore in [true, false] {
                let store = try await makeStore()
                if isBefore { try await store.take(events: [.retracted("r1", target: "third")]) }
                try await store.take(events: labels)
                if !isBefore { try await store.take(events: [.retracted("r1", target: "third")]) }
                try await ItemTexts.require(
                    [
                        "2.00-3.00 org second app second-space second: gp2 web dyno 1 × 60",
                        "3.00-open org second app second-space second: gp2 web dyno 1 × 60",
                    ], of: store, scope: .organization("org second"), now: february(20), name: "labels")
                let unknown: [Scope] = [
                    .organization("org first"), .organization("org third"), .space("space first"), .space("space third"),
                ]
                for scope in unknown {
                    let history = try await store.history(of: scope)
                    try require("history of \(scope)", history, is: nil)
                }
                try await store.take(events: [.retracted("r2", target: "first"), .retracted("r3", target: "second")])
                for scope in [Scope.organization("o"), .space("s")] {
                    let history = try await store.history(of: scope)
                    try require(history != nil, "\(scope) is unknown once its labels were taken back")
                    try require("first usage of \(scope)", history?.firstUsage, is: nil)
                }
                try await store.take(events: [
                    .changed("4", at: february(6), price: "60", organization: "other", space: "other", app: nil, appID: "id")
                ])
                try await ItemTexts.require(
                    ["6.00-open other id-other: gp2 web dyno 1 × 60"], of: store, now: february(20), name: "no labels")
            }
        },
    ]

    private static let retractionScenarios = [
        EventScenario(
            "without a change what ran before it runs on",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(3), quantity: 2),
                .changed("3", at: february(4), plan: nil, quantity: 3), .retracted("4", target: "2"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60",
                "4.00-open akkeris app-space: gp2 web dyno 3 × 60",
            ]),
        EventScenario(
            "without its only change a resource ran nothing",
            events: [
                .changed("1", at: february(2), organization: "gone"), .changed("2", at: february(3), plan: nil, quantity: 2),
                .moved("3", at: february(4), space: "there", appID: "id"), .retracted("4", target: "1"),
            ],
            items: []),
        EventScenario(
            "parts of a change that was taken back are not inherited",
            events: [
                .changed("1", at: february(2), quantity: 2, price: "50"),
                .changed("2", at: february(3), plan: "gp1", quantity: 3, price: "40"),
                .changed("3", at: february(4), plan: nil, quantity: nil, organization: "other"), .retracted("4", target: "2"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 2 × 50", "4.00-open other app-space: gp2 web dyno 2 × 50",
            ]),
        EventScenario(
            "without an end a resource runs on, with the next end it ends",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(2), resource: "worker"),
                .ended("3", at: february(3)), .ended("4", at: february(4)), .ended("5", at: february(3), resource: "worker"),
                .retracted("6", target: "3"), .retracted("7", target: "5"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "2.00-open akkeris app-space: gp2 worker dyno 1 × 60",
            ]),
        EventScenario(
            "without a move an app stays where it was",
            events: [
                .changed("1", at: february(2), appID: "id"),
                .changed("2", at: february(2), type: .addon, resource: nil, plan: "redis:small", appID: "id"),
                .moved("3", at: february(3), organization: "new"), .moved("4", at: february(4), space: "there"),
                .retracted("5", target: "3"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "2.00-4.00 akkeris app-space: redis:small addon 1 × 140",
                "4.00-open akkeris app-there: gp2 web dyno 1 × 60", "4.00-open akkeris app-there: redis:small addon 1 × 140",
            ]),
        EventScenario(
            "without its deletion an app runs on",
            events: [
                .changed("1", at: february(2), appID: "id"),
                .changed("2", at: february(2), type: .addon, resource: nil, plan: "redis:small", appID: "id"),
                .deleted("3", at: february(3), appID: "id"), .moved("4", at: february(4), organization: "new"),
                .retracted("5", target: "3"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "2.00-4.00 akkeris app-space: redis:small addon 1 × 140",
                "4.00-open new app-space: gp2 web dyno 1 × 60", "4.00-open new app-space: redis:small addon 1 × 140",
            ]),
        EventScenario(
            "of two events at once the other holds once the greater was taken back",
            events: [
                .changed("1", at: february(2), quantity: 1), .changed("2", at: february(2), quantity: 2),
                .changed("3", at: february(2), quantity: 3), .retracted("4", target: "3"),
            ],
            items: ["2.00-open akkeris app-space: gp2 web dyno 2 × 60"]),
        EventScenario(
            "what is taken back twice, or was never said, does no harm",
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(3), quantity: 2), .retracted("3", target: "2"),
                .retracted("4", target: "2"), .retracted("5", target: "nothing"), .retracted("6", target: "1", of: "nobody"),
                .retracted("\u{E9}", target: "e\u{301}"), .changed("7", at: february(4), quantity: 4, source: "\u{E9}"),
                .retracted("8", target: "7", of: "e\u{301}"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "4.00-open akkeris app-space: gp2 web dyno 4 × 60",
            ]),
        EventScenario(
            "any source may take back another's event",
            events: [
                .changed("1", at: february(2), source: "a"), .changed("2", at: february(3), quantity: 2, source: "a"),
                .retracted("2", target: "2", of: "a", source: "b"),
            ],
            items: ["2.00-open akkeris app-space: gp2 web dyno 1 × 60"]),
        EventScenario(
            "a line goes on where what ended it was taken back, to its own end",
            lines: [
                UsageRecord("gp2 web dyno", price: "50", from: february(2), to: february(8)),
                UsageRecord("redis:a addon", price: "50", from: february(2), appID: "id"),
            ],
            events: [
                .changed("1", at: february(3), quantity: 2), .ended("2", at: february(4)),
                .deleted("3", at: february(5), appID: "id"), .retracted("4", target: "1"), .retracted("5", target: "2"),
                .retracted("6", target: "3"),
            ],
            items: [
                "2.00-8.00 akkeris app-space: gp2 web dyno 1 × 50", "2.00-open akkeris app-space: redis:a addon 1 × 50",
            ]),
    ]
}
