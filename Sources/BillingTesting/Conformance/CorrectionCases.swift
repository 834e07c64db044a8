import Billing
import BillingService

extension StoreConformance {
    /// What becomes of usage that arrives late for a closed month: a difference in the first open one. Prices are such that a
    /// day of January or March costs 1.
    static let correctionCases = (lateScenarios + takenBackScenarios + placeScenarios + repeatedScenarios).map(\.conformance)

    static let januaryMonth: Month = "2017-01-01"
    static let februaryMonth: Month = "2017-02-01"
    static let marchMonth: Month = "2017-03-01"

    private static let lateScenarios = [
        ClosingScenario(
            "usage that comes late is billed in the first open month, as what it is",
            [
                .events([.changed("1", at: january(1), price: "31")]), .close(januaryMonth),
                .events([
                    .changed("2", at: january(21), resource: "worker", price: "31"),
                    .ended("3", at: january(26), resource: "worker"),
                    .changed("4", at: january(22), type: .addon, resource: nil, plan: "redis:small", quantity: 2, price: "31"),
                ]),
            ],
            bills: [
                .init(januaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 31"]),
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: redis:small addon 2 × 31 = 62",
                        "akkeris app-space: redis:small addon, correction of 2017-01 2 × 31 = 20",
                        "akkeris app-space: gp2 worker dyno, correction of 2017-01 1 × 31 = 5",
                        "akkeris app-space: gp2 web dyno 1 × 31 = 31",
                    ]),
            ]),
        ClosingScenario(
            "a change that comes late gives back what ran and bills what did",
            [
                .events([.changed("1", at: january(1), price: "31")]), .close(januaryMonth),
                .events([.changed("2", at: january(22), quantity: 3, price: "31")]),
            ],
            bills: [
                .init(januaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 31"]),
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno 3 × 31 = 93",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 3 × 31 = 30",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -10",
                    ]),
            ]),
        ClosingScenario(
            "a line that is closed late gives back its last days, in every closed month",
            [
                .lines([UsageRecord("gp2 web dyno", price: "31", from: january(1))]), .close(januaryMonth),
                .close(februaryMonth),
                .lines([UsageRecord("gp2 web dyno", price: "31", from: january(1), to: january(11))]),
            ],
            bills: [
                .init(februaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 31"]),
                .init(
                    marchMonth,
                    [
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -21",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 1 × 31 = -31",
                    ]),
            ]),
        ClosingScenario(
            "a price that is set for the past gives back the old one and bills the new one",
            [
                .events([.changed("1", at: january(1))]), .close(januaryMonth),
                .prices([size("gp2", "62", from: january(1))]),
            ],
            bills: [
                .init(januaryMonth, ["akkeris app-space: gp2 web dyno 1 × 60 = 60"]),
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno 1 × 62 = 62",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 60 = -60",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 62 = 62",
                    ]),
            ]),
        ClosingScenario(
            "a price that is set for a part of a closed month splits what ran",
            [
                .events([.changed("1", at: january(1), plan: "gp1")]), .prices([size("gp1", "31", from: january(1))]),
                .close(januaryMonth), .prices([size("gp1", "62", from: january(22)), size("gp1", "31", from: january(30))]),
            ],
            bills: [
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp1 web dyno 1 × 31 = 31",
                        "akkeris app-space: gp1 web dyno, correction of 2017-01 1 × 31 = 2",
                        "akkeris app-space: gp1 web dyno, correction of 2017-01 1 × 62 = 16",
                        "akkeris app-space: gp1 web dyno, correction of 2017-01 1 × 31 = -10",
                    ])
            ]),
        ClosingScenario(
            "usage before a month that is closed already is on the invoice of its own month, while that is open",
            [
                .close(februaryMonth),
                .events([.changed("1", at: january(30), price: "31"), .ended("2", at: march(2))]),
            ],
            bills: [
                .init(januaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 2"]), .init(februaryMonth, []),
                .init(
                    marchMonth,
                    [
                        "akkeris app-space: gp2 web dyno 1 × 31 = 1",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 1 × 31 = 31",
                    ]),
            ]),
    ]

    private static let takenBackScenarios = [
        ClosingScenario(
            "what is taken back is given back",
            [
                .events([
                    .changed("1", at: january(1), price: "31"), .changed("2", at: january(11), resource: "worker", price: "31"),
                ]), .close(januaryMonth), .events([.retracted("3", target: "2")]),
            ],
            bills: [
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 worker dyno, correction of 2017-01 1 × 31 = -21",
                        "akkeris app-space: gp2 web dyno 1 × 31 = 31",
                    ])
            ]),
        ClosingScenario(
            "what an end that is taken back had ended is billed",
            [
                .events([.changed("1", at: january(1), price: "31"), .ended("2", at: january(11))]), .close(januaryMonth),
                .events([.retracted("3", target: "2")]),
            ],
            bills: [
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno 1 × 31 = 31",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = 21",
                    ])
            ]),
        ClosingScenario(
            "an app that is deleted late gives back all that it ran",
            [
                .events([
                    .changed("1", at: january(1), price: "31", appID: "id"),
                    .changed("2", at: january(1), type: .addon, resource: "db", plan: "redis:small", price: "62", appID: "id"),
                    .changed("3", at: january(1), price: "31", app: "other", appID: "other"),
                ]), .close(januaryMonth), .events([.deleted("4", at: january(26), space: nil, app: nil, appID: "id")]),
            ],
            bills: [
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -6",
                        "akkeris app-space: redis:small addon, correction of 2017-01 1 × 62 = -12",
                        "akkeris other-space: gp2 web dyno 1 × 31 = 31",
                    ])
            ]),
        ClosingScenario(
            "what was taken back before it came, and what is known, corrects nothing",
            [
                .events([.changed("1", at: january(1), price: "31")]), .close(januaryMonth),
                .events([.retracted("3", target: "2"), .changed("2", at: january(2), quantity: 5, price: "31")]),
                .events([.changed("1", at: january(1), price: "31"), .ended("4", at: february(1))]),
            ], bills: [.init(januaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 31"]), .init(februaryMonth, [])]),
        ClosingScenario(
            "what costs the same as before corrects nothing",
            [
                .events([.changed("1", at: january(5, 10), price: "31")]), .close(januaryMonth),
                .events([
                    .changed("2", at: january(5, 10), price: "31", source: "zzz"), .ended("3", at: january(31, 5)),
                    .changed("4", at: january(7), resource: "worker", price: "0"),
                ]),
            ],
            bills: [
                .init(januaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 27"]),
                .init(februaryMonth, ["akkeris app-space: gp2 worker dyno 1 × 0 = 0"]),
            ]),
    ]

    private static let placeScenarios = [
        ClosingScenario(
            "a move to another organization that comes late takes from one and bills the other",
            [
                .events([.changed("1", at: january(1), price: "31", appID: "id")]), .close(januaryMonth),
                .events([.moved("2", at: january(22), organization: "new")]),
            ],
            bills: [
                .init(
                    februaryMonth, of: .organization("akkeris"),
                    ["akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -10"]),
                .init(
                    februaryMonth, of: .organization("new"),
                    [
                        "new app-space: gp2 web dyno 1 × 31 = 31",
                        "new app-space: gp2 web dyno, correction of 2017-01 1 × 31 = 10",
                    ]),
            ]),
        ClosingScenario(
            "a move to another space that comes late takes from one and bills the other",
            [
                .events([.changed("1", at: january(1), price: "31", appID: "id")]), .close(januaryMonth),
                .events([.moved("2", at: january(22), space: "there")]),
            ],
            bills: [
                .init(
                    februaryMonth, of: .space("space"),
                    ["akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -10"]),
                .init(
                    februaryMonth, of: .space("there"),
                    [
                        "akkeris app-there: gp2 web dyno 1 × 31 = 31",
                        "akkeris app-there: gp2 web dyno, correction of 2017-01 1 × 31 = 10",
                    ]),
            ]),
        ClosingScenario(
            "a day that a late change wins from another place is given back there",
            [
                .events([
                    .changed("1", at: january(30), price: "31", organization: "a", appID: "id"),
                    .ended("2", at: january(31, 12), appID: "id"),
                ]), .close(januaryMonth),
                .events([.changed("3", at: january(31, 18), price: "62", organization: "b", appID: "id")]),
            ],
            bills: [
                .init(januaryMonth, of: .organization("a"), ["a app-space: gp2 web dyno 1 × 31 = 2"]),
                .init(
                    februaryMonth,
                    [
                        "a app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -1",
                        "b app-space: gp2 web dyno 1 × 62 = 62",
                        "b app-space: gp2 web dyno, correction of 2017-01 1 × 62 = 2",
                    ]),
            ]),
        ClosingScenario(
            "corrections show what things are called by now, and closed months what they were called then",
            [
                .events([
                    .changed(
                        "1", at: january(1), price: "31", organization: .init("old", id: "o"), space: .init("old", id: "s"),
                        app: "old", appID: "a")
                ]), .close(januaryMonth),
                .events([
                    .changed(
                        "2", at: january(11), quantity: 2, price: "31", organization: .init("new", id: "o"),
                        space: .init("new", id: "s"), app: "new", appID: "a")
                ]), .close(februaryMonth),
                .events([
                    .changed(
                        "3", at: march(1), quantity: 3, price: "31", organization: .init("newer", id: "o"),
                        space: .init("newer", id: "s"), app: "newer", appID: "a")
                ]),
            ],
            bills: [
                .init(januaryMonth, of: .organization("newer"), ["old old-old: gp2 web dyno 1 × 31 = 31"]),
                .init(
                    februaryMonth, of: .space("s"),
                    [
                        "new new-new: gp2 web dyno 2 × 31 = 62", "new new-new: gp2 web dyno, correction of 2017-01 2 × 31 = 42",
                        "new new-new: gp2 web dyno, correction of 2017-01 1 × 31 = -21",
                    ]),
                .init(marchMonth, of: .organization("o"), ["newer newer-newer: gp2 web dyno 3 × 31 = 57"]),
            ]),
    ]

    private static let repeatedScenarios = [
        ClosingScenario(
            "a correction is corrected, and what was corrected and settled is not billed again",
            [
                .events([.changed("1", at: january(1), price: "31")]), .close(januaryMonth),
                .events([.changed("2", at: january(22), quantity: 3, price: "31")]), .close(februaryMonth),
                .events([.retracted("3", target: "2"), .ended("4", at: january(27))]),
            ],
            bills: [
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno 3 × 31 = 93",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 3 × 31 = 30",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -10",
                    ]),
                .init(
                    marchMonth,
                    [
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 3 × 31 = -30",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 3 × 31 = -93",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = 5",
                    ]),
            ]),
        ClosingScenario(
            "what is taken back before it was billed leaves nothing",
            [
                .events([.changed("1", at: january(1), price: "31"), .ended("2", at: february(1))]), .close(januaryMonth),
                .events([.changed("3", at: january(22), quantity: 3, price: "31")]), .events([.retracted("4", target: "3")]),
            ], bills: [.init(februaryMonth, [])]),
        ClosingScenario(
            "a closed month between open ones is corrected in the first open one after it",
            [
                .events([.changed("1", at: january(1), price: "31")]), .close(februaryMonth),
                .events([.changed("2", at: january(22), quantity: 2, price: "31")]), .close(januaryMonth),
                .events([.changed("3", at: january(30), quantity: 4, price: "31")]),
            ],
            bills: [
                .init(
                    januaryMonth,
                    ["akkeris app-space: gp2 web dyno 2 × 31 = 20", "akkeris app-space: gp2 web dyno 1 × 31 = 21"]),
                .init(februaryMonth, ["akkeris app-space: gp2 web dyno 1 × 31 = 31"]),
                .init(
                    marchMonth,
                    [
                        "akkeris app-space: gp2 web dyno 4 × 31 = 76",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 4 × 31 = 8",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 4 × 31 = 124",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 2 × 31 = -4",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 1 × 31 = -31",
                    ]),
            ]),
    ]
}
