import Billing
import BillingService

extension StoreConformance {
    /// What the price book makes of usage without prices of its own, and when it changes.
    static let priceCases = priceScenarios.map(\.conformance) + priceBookCases

    private static let priceBookCases = [
        Case("a plan that the price book does not have is refused, and one without a price yet") { makeStore in
            let store = try await makeStore()
            _ = try await store.set(
                [
                    size("gp2", "60", from: february(3)), size("gp2", "50", from: february(5)),
                    PlanPrice(type: .addon, plan: "gp9", price: "1", validFrom: "2016-01-01T00:00:00Z"), size("caf\u{E9}", "1"),
                ], clock: february(20))
            let events: [EventRecord] = [
                .changed("0", at: february(4), plan: "gp9"), .changed("1", at: february(3).advanced(milliseconds: -1)),
                .changed("2", at: february(3)), .changed("3", at: february(2), type: .addon, resource: nil, plan: "gp2"),
                .changed("4", at: february(2), plan: "cafe\u{301}"), .changed("5", at: february(2), plan: "GP2"),
                .changed("6", at: february(2), plan: "gp9", price: "5"), .changed("7", at: february(2), plan: nil),
            ]
            let errors: [IngestError] = [
                .planUnknown(line: 0, type: .dyno, plan: "gp9"),
                .planWithoutPrice(
                    line: 1, type: .dyno, plan: "gp2", happened: february(3).advanced(milliseconds: -1),
                    firstValidFrom: february(3)),
                .planUnknown(line: 3, type: .addon, plan: "gp2"), .planUnknown(line: 4, type: .dyno, plan: "cafe\u{301}"),
                .planUnknown(line: 5, type: .dyno, plan: "GP2"),
            ]
            let results = try await store.take(requests: [events])
            try require("results", results, is: [.failure(IngestRefusal(errors))])
            let ledger = try await store.ledger()
            try require("batch", ledger.batch, is: 1)
            _ = try await store.set([size("gp2", "40", from: february(2)), size("gp9", "9")], clock: february(20))
            try await store.take(events: Array(events[..<3]))
            try await ItemTexts.require(
                [
                    "\(february(3).advanced(milliseconds: -1))-3.00 akkeris app-space: gp2 web dyno 1 × 40",
                    "3.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "4.00-open akkeris app-space: gp9 web dyno 1 × 9",
                ], of: store, now: february(20), name: "once there are prices")
        },
        Case("prices are listed by type, plan and time") { makeStore in
            let store = try await makeStore()
            let none = try await store.plans()
            try require("plans of an empty store", none.count, is: 0)
            let inOrder = [
                size("", "0"), size("GP2", "1"), size("cafe\u{301}", "2", from: february(2)), size("caf\u{E9}", "3"),
                size("caf\u{E9}", "3", from: february(3)), size("gp10", "0.000001"), size("gp2", "1000000000"),
                size("\u{FF5E}", "4"), size("\u{1F600}", "5"),
                PlanPrice(type: .addon, plan: "gp10", price: "6", validFrom: "1969-12-31T23:59:59.999Z"),
                PlanPrice(type: .addon, plan: "gp10", price: "5", validFrom: "2016-01-01T00:00:00Z"),
            ]
            let order = [4, 10, 1, 7, 3, 0, 9, 5, 8, 2, 6].map { inOrder[$0] }
            let first = try await store.set(Array(order[..<6]), clock: february(20))
            try require("summary", first, is: PriceSummary(set: 6))
            let second = try await store.set(Array(order[4...]), clock: february(20))
            try require("second summary", second, is: PriceSummary(set: 5, unchanged: 2))
            let plans = try await store.plans()
            try require("plans", plans.map(text), is: inOrder.map(text))
        },
        Case("a price of a known time takes the place of the one before") { makeStore in
            let store = try await makeStore()
            _ = try await store.set([size("gp2", "60"), size("gp2", "70", from: february(3))], clock: february(20))
            try await store.take(events: [.changed("1", at: february(2))])
            let summary = try await store.set([size("gp2", "65"), size("gp2", "70", from: february(3))], clock: february(20))
            try require("summary", summary, is: PriceSummary(set: 1, unchanged: 1))
            let plans = try await store.plans()
            try require("plans", plans, is: [size("gp2", "65"), size("gp2", "70", from: february(3))])
            try await ItemTexts.require(
                ["2.00-3.00 akkeris app-space: gp2 web dyno 1 × 65", "3.00-open akkeris app-space: gp2 web dyno 1 × 70"],
                of: store, now: february(20), name: "another price")
        },
        Case("prices are a batch, and known prices are none") { makeStore in
            let store = try await makeStore()
            let none = try await store.set([], clock: february(20))
            try require("summary of no prices", none, is: PriceSummary())
            let empty = try await store.ledger()
            try require("ledger after no prices", empty, is: .empty)
            _ = try await store.set([size("gp2", "60")], clock: february(20))
            let first = try await store.ledger()
            try require("ledger", first, is: Ledger(batch: 1, recorded: february(20)))
            let again = try await store.set([size("gp2", "60.000000")], clock: february(21))
            try require("summary of the same price", again, is: PriceSummary(unchanged: 1))
            let second = try await store.ledger()
            try require("ledger after the same price", second, is: first)
            let same = try await store.set([size("gp2", "60", from: february(3))], clock: february(19))
            try require("summary of the same price from another time on", same, is: PriceSummary(set: 1))
            let third = try await store.ledger()
            try require("third ledger", third, is: Ledger(batch: 2, recorded: february(20).advanced(milliseconds: 1)))
        },
    ]

    private static func text(_ price: PlanPrice) -> [UInt8] {
        Array("\(price.type.name) \(price.plan) \(price.price) \(price.validFrom)".utf8)
    }

    private static let priceScenarios = [
        PriceScenario(
            "what runs is split where its price changes",
            first: [size("gp2", "60"), size("gp1", "30")],
            later: [
                size("gp2", "70", from: february(3)), size("gp2", "50", from: february(5)), size("gp1", "9", from: february(9)),
            ],
            events: [.changed("1", at: february(2), quantity: 2), .changed("2", at: february(4), app: "other")],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 2 × 60", "3.00-5.00 akkeris app-space: gp2 web dyno 2 × 70",
                "5.00-open akkeris app-space: gp2 web dyno 2 × 50", "4.00-5.00 akkeris other-space: gp2 web dyno 1 × 70",
                "5.00-open akkeris other-space: gp2 web dyno 1 × 50",
            ]),
        PriceScenario(
            "own prices stay as they are",
            first: [size("gp2", "60")],
            later: [size("gp2", "70", from: february(3)), size("gp2", "50", from: "2016-06-01T00:00:00Z")],
            lines: [UsageRecord("gp2 web dyno", price: "60", from: february(2), app: "line")],
            events: [
                .changed("1", at: february(2), price: "60"), .changed("2", at: february(4), plan: nil, quantity: 2),
                .changed("3", at: february(4), plan: nil, quantity: 3, app: "line"),
            ],
            items: [
                "2.00-4.00 akkeris app-space: gp2 web dyno 1 × 60", "4.00-open akkeris app-space: gp2 web dyno 2 × 60",
                "2.00-4.00 akkeris line-space: gp2 web dyno 1 × 60", "4.00-open akkeris line-space: gp2 web dyno 3 × 60",
            ]),
        PriceScenario(
            "a part of a change goes on with the price book, or leaves it",
            first: [size("gp2", "60"), size("gp1", "30")],
            later: [
                size("gp2", "70", from: february(4)), size("gp2", "80", from: february(8)), size("gp1", "35", from: february(11)),
            ],
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(3), plan: nil, quantity: 2),
                .changed("3", at: february(6), plan: nil, quantity: nil, price: "5"),
                .changed("4", at: february(10), plan: "gp1", quantity: nil),
                .changed("5", at: february(12), plan: nil, quantity: nil, organization: "other"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 60", "3.00-4.00 akkeris app-space: gp2 web dyno 2 × 60",
                "4.00-6.00 akkeris app-space: gp2 web dyno 2 × 70", "6.00-10.00 akkeris app-space: gp2 web dyno 2 × 5",
                "10.00-11.00 akkeris app-space: gp1 web dyno 2 × 30", "11.00-12.00 akkeris app-space: gp1 web dyno 2 × 35",
                "12.00-open other app-space: gp1 web dyno 2 × 35",
            ]),
        PriceScenario(
            "a price that stays the same splits nothing, one that comes back does",
            first: [size("gp2", "60")],
            later: [
                size("gp2", "60", from: february(3)), size("gp2", "60", from: february(4)), size("gp2", "61", from: february(5)),
                size("gp2", "60", from: february(6)), size("gp2", "60", from: february(7)),
            ],
            events: [.changed("1", at: february(2))],
            items: [
                "2.00-5.00 akkeris app-space: gp2 web dyno 1 × 60", "5.00-6.00 akkeris app-space: gp2 web dyno 1 × 61",
                "6.00-open akkeris app-space: gp2 web dyno 1 × 60",
            ]),
        PriceScenario(
            "a late price for an earlier time prices anew what ran then",
            first: [size("gp2", "60"), size("gp2", "70", from: february(10))],
            later: [size("gp2", "65", from: february(3)), size("gp2", "62", from: "2017-01-01T00:00:00Z")],
            events: [.changed("1", at: february(2)), .ended("2", at: february(12))],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 62", "3.00-10.00 akkeris app-space: gp2 web dyno 1 × 65",
                "10.00-12.00 akkeris app-space: gp2 web dyno 1 × 70",
            ]),
        PriceScenario(
            "of two prices from one time on the later one holds",
            first: [size("gp2", "60")], later: [size("gp2", "65"), size("gp2", "0", from: february(3)), size("gp2", "64")],
            events: [.changed("1", at: february(2))],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 64", "3.00-open akkeris app-space: gp2 web dyno 1 × 0",
            ]),
        PriceScenario(
            "prices change where something else begins or ends, and where nothing runs",
            first: [size("gp2", "60")],
            later: [
                size("gp2", "61", from: february(2)), size("gp2", "62", from: february(3)), size("gp2", "63", from: february(4)),
                size("gp2", "64", from: february(5)), size("gp2", "65", from: february(6)),
            ],
            events: [
                .changed("1", at: february(2), appID: "id"), .moved("2", at: february(3), organization: "new"),
                .ended("3", at: february(4), appID: "id"), .changed("4", at: february(6), appID: "id"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 61", "3.00-4.00 new app-space: gp2 web dyno 1 × 62",
                "6.00-open akkeris app-space: gp2 web dyno 1 × 65",
            ]),
        PriceScenario(
            "a day on which the price changes is billed at the higher one",
            first: [size("gp2", "28")],
            later: [
                size("gp2", "56", from: february(3, 10)), size("gp2", "28", from: february(4, 10)),
                size("gp2", "84", from: february(4, 12)), size("gp2", "56", from: february(4, 14)),
            ],
            events: [.changed("1", at: february(2))],
            items: [
                "2.00-3.10 akkeris app-space: gp2 web dyno 1 × 28", "3.10-4.10 akkeris app-space: gp2 web dyno 1 × 56",
                "4.10-4.12 akkeris app-space: gp2 web dyno 1 × 28", "4.12-4.14 akkeris app-space: gp2 web dyno 1 × 84",
                "4.14-open akkeris app-space: gp2 web dyno 1 × 56",
            ]),
        PriceScenario(
            "dyno sizes and add-on plans of one name have prices of their own",
            first: [size("small", "60"), PlanPrice(type: .addon, plan: "small", price: "6", validFrom: "2016-01-01T00:00:00Z")],
            later: [
                size("small", "61", from: february(3)),
                PlanPrice(type: .addon, plan: "small", price: "7", validFrom: february(4)),
            ],
            events: [
                .changed("1", at: february(2), plan: "small"),
                .changed("2", at: february(2), type: .addon, resource: nil, plan: "small"),
            ],
            items: [
                "2.00-3.00 akkeris app-space: small web dyno 1 × 60", "3.00-open akkeris app-space: small web dyno 1 × 61",
                "2.00-4.00 akkeris app-space: small addon 1 × 6", "4.00-open akkeris app-space: small addon 1 × 7",
            ]),
        PriceScenario(
            "what was taken back has no price",
            first: [size("gp2", "60")], later: [size("gp2", "61", from: february(3))],
            events: [
                .changed("1", at: february(2)), .changed("2", at: february(2), app: "other"), .retracted("3", target: "1"),
            ],
            items: [
                "2.00-3.00 akkeris other-space: gp2 web dyno 1 × 60", "3.00-open akkeris other-space: gp2 web dyno 1 × 61",
            ]),
    ]
}
