import Billing
import BillingService

extension StoreConformance {
    /// What closing a month stores, once and for ever.
    static let closingCases = [
        Case("a month is closed once, as one batch") { makeStore in
            let store = try await makeStore()
            try await store.take(DocumentScenario.records)
            let rules = BillingRules(
                proration: .second, stateNumbers: .controllerAPI, databaseServices: DatabaseServices(words: ["redis"]),
                payment: .manual)
            let request = ClosingRequest(month: "2016-12-01", rules: rules, format: TextLineItemFormat())
            let closing = try await store.close(request, clock: "2017-02-06T00:00:00Z")
            let ledger = try await store.ledger()
            try require("ledger", ledger, is: Ledger(batch: 2, recorded: "2017-02-06T00:00:00Z"))
            // Settings that are no part of an invoice's content are not kept.
            let kept = BillingRules(proration: .second, databaseServices: DatabaseServices(words: ["redis"]))
            let expected = Closing(
                month: "2016-12-01", batch: 2, recorded: "2017-02-06T00:00:00Z", lastSequence: closing?.lastSequence ?? 0,
                rules: kept, itemCount: 5)
            try require("closing", closing, is: expected)
            let again = try await store.close(request, clock: "2017-02-07T00:00:00Z")
            try require("closing again", again, is: nil)
            let after = try await store.ledger()
            try require("ledger after closing again", after, is: ledger)
            for scope in [Scope.account, .organization("akkeris"), .space("space")] {
                let history = try await store.history(of: scope)
                try require("closed months of \(scope)", history?.closed, is: ClosedMonths([expected]))
                try require("first billed month of \(scope)", history?.firstBilled, is: "2016-12-01")
            }
            let earlier = try await store.history(of: .account, at: 1)
            try require("closed months before", earlier?.closed, is: ClosedMonths.none)
            try require("first billed month before", earlier?.firstBilled, is: nil)
        },
        Case("of several who close a month at once, one does") { makeStore in
            let store = try await makeStore()
            try await store.take(DocumentScenario.records)
            let closings = try await withThrowingTaskGroup(of: Closing?.self) { group in
                for _ in 1...4 {
                    group.addTask {
                        let request = ClosingRequest(month: "2017-01-01", rules: BillingRules(), format: TextLineItemFormat())
                        return try await store.close(request, clock: DocumentScenario.now)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try require("closings", closings.compactMap(\.self).map(\.batch), is: [2])
            let ledger = try await store.ledger()
            try require("batch", ledger.batch, is: 2)
        },
        Case("a platform without usage can be closed, and what comes then is corrected") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            let closing = try await platform.close(januaryMonth, at: now)
            try require("batch", closing.batch, is: 1)
            try require("items", closing.itemCount, is: 0)
            try await platform.check(now: now, name: "without usage")
            try await platform.take([.changed("1", at: january(31), price: "31")], at: now)
            try await platform.check(now: now, name: "with usage")
            try await platform.requireBill(
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno 1 × 31 = 31",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = 1",
                    ]))
        },
        Case("closing a month changes nothing of its invoices but their payment") { makeStore in
            for proration in Proration.allCases {
                var platform = TestPlatform(try await makeStore(), rules: BillingRules(proration: proration, payment: .manual))
                try await crowd(&platform)
                for month in [januaryMonth, februaryMonth] {
                    var open: [ServedText] = []
                    for scope in platform.books.scopes {
                        open.append(try await platform.text(of: scope, month, now: ClosingScenario.now))
                    }
                    let closing = try await platform.close(month, at: ClosingScenario.now)
                    try require("items", closing.itemCount, is: month == januaryMonth ? 8 : 9)
                    for (scope, open) in zip(platform.books.scopes, open) {
                        let closed = try await platform.text(of: scope, month, now: ClosingScenario.now)
                        let isSame = closed.content == open.content
                        try require(isSame, "\(month) of \(scope) is \(closed) now, and was \(open) before it was closed")
                    }
                    try await platform.take(
                        [.changed("late", at: january(31), resource: "late", plan: "x", price: "31", space: "two")],
                        at: ClosingScenario.now)
                }
            }
        },
        Case("a closed month is served for ever as it was, whatever comes") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await crowd(&platform)
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            let scopes = platform.books.scopes
            var served: [ServedText] = []
            for scope in scopes { served.append(try await platform.text(of: scope, januaryMonth, now: ClosingScenario.now)) }
            for (what, step) in troubles {
                try await platform.perform(step, at: ClosingScenario.now)
                for (scope, before) in zip(scopes, served) {
                    let text = try await platform.text(of: scope, januaryMonth, now: ClosingScenario.now)
                    try require(
                        text.content == before.content, "after \(what), January of \(scope) is \(text), and was \(before)")
                }
                try await platform.check(now: ClosingScenario.now, name: what)
            }
        },
        Case("the pieces of a closed month have its items' resources, in the order of the items") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await crowd(&platform)
            let closing = try await platform.close(januaryMonth, at: ClosingScenario.now)
            let store = platform.store
            for scope in platform.books.scopes {
                guard let key = try await store.history(of: scope)?.key else { throw ConformanceFailure("\(scope) is unknown") }
                let closed = try await store.closedInvoice(of: key, closing: closing)
                let contents = try await store.contents(of: closed.pieces, in: januaryMonth)
                try require("lengths of \(scope)", closed.pieces.map(\.length), is: contents.map(\.count))
                let resources = try await store.resources(of: closed.pieces, in: januaryMonth)
                try require("resources of \(scope)", resources.map(\.count), is: closed.pieces.map(\.itemCount))
                var names: [String] = []
                for key in resources.joined() {
                    let dossier = try await store.dossiers(of: [key], at: closing.batch).first
                    var keys = NameKeys()
                    keys.texts = Set([dossier?.name].compactMap(\.self))
                    let directory = try await store.names(of: keys, at: closing.batch)
                    names.append(dossier?.name.flatMap { directory.texts[$0] } ?? "")
                }
                let items = platform.books.invoice(
                    of: scope, month: januaryMonth, now: ClosingScenario.now, rules: platform.rules
                ).items
                try require("resources of \(scope)", names, is: items.map { $0.resource ?? "" })
            }
        },
        Case("months of many organizations are closed whole") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(proration: .second))
            let lines = (0..<400).flatMap { number -> [UsageRecord] in
                let from = january(1 + Int64(number % 28), Int64(number % 24))
                return ["gp2 web dyno", "redis:a addon", "x-mysql:b addon"].prefix(1 + number % 3).map { description in
                    UsageRecord(
                        description, price: "31", quantity: 1 + Int64(number % 7), from: from,
                        organization: "organization \(number)", space: "space \(number % 90)", app: "app \(number)",
                        resource: description)
                }
            }
            try await platform.take(lines, at: ClosingScenario.now)
            let closing = try await platform.close(januaryMonth, at: ClosingScenario.now)
            try require("items", closing.itemCount, is: Int64(lines.count))
            let scopes: [Scope] = [.account, .organization("organization 399"), .space("space 0"), .space("space 89")]
            for scope in scopes {
                let expected = platform.books.invoice(
                    of: scope, month: januaryMonth, now: ClosingScenario.now, rules: platform.rules)
                try await platform.check(
                    januaryMonth, of: scope, now: ClosingScenario.now, against: expected, name: "many organizations")
            }
        },
    ]

    /// Several organizations in several spaces, two of them of one name.
    static func crowd(_ platform: inout TestPlatform) async throws {
        try await platform.take(.prices(EventScenario.prices), at: ClosingScenario.now)
        try await platform.take(
            [
                .changed("1", at: january(1), organization: "one", space: "one", app: "a"),
                .changed("2", at: january(3, 5), quantity: 7, organization: "one", space: "two", app: "b"),
                .changed("3", at: january(3, 5), organization: .init("one", id: "z"), space: "two", app: "a"),
                .changed("4", at: january(3, 5), organization: .init("one", id: "a"), space: "one", app: "c", appID: "moving"),
                .moved("5", at: january(20, 8), organization: .init("one", id: "z"), space: "one", appID: "moving"),
                .changed(
                    "6", at: january(5), type: .addon, resource: "db", plan: "x-mysql:1", price: "12.99", organization: "two",
                    space: .init("two", id: "s"), app: "a"),
                .changed(
                    "7", at: january(5), type: .addon, resource: nil, plan: "redis:small", organization: "two",
                    space: .init("two", id: "s"), app: "a"),
            ], at: ClosingScenario.now)
        try await platform.take(
            [
                UsageRecord(
                    "gp1 web dyno", price: "0.29", quantity: 3, from: january(10, 3), organization: "caf\u{E9}", space: "one")
            ],
            at: ClosingScenario.now)
    }

    /// All that could change what was billed, if anything could.
    private static let troubles: [(String, ClosingScenario.Step)] = [
        (
            "late usage",
            .events([.changed("t1", at: january(2), resource: "late", plan: "gp1", organization: "one", space: "one")])
        ),
        (
            "a change",
            .events([.changed("t2", at: january(9), plan: nil, quantity: 9, organization: "one", space: "one", app: "a")])
        ),
        ("a move", .events([.moved("t3", at: january(11), organization: "two", space: "three", appID: "moving")])),
        (
            "an end",
            .lines([
                UsageRecord(
                    "gp1 web dyno", price: "0.29", quantity: 3, from: january(10, 3), to: january(12), organization: "caf\u{E9}",
                    space: "one")
            ])
        ),
        ("a retraction", .events([.retracted("t4", target: "2")])),
        (
            "new names",
            .events([
                .changed(
                    "t5", at: february(20), resource: "new", plan: "gp1", organization: .init("renamed", id: "z"),
                    space: .init("renamed", id: "s"), app: "renamed", appID: "moving")
            ])
        ),
        ("prices for the past", .prices([size("gp2", "1", from: january(1)), size("gp1", "1", from: january(1))])),
        ("another proration", .rules(BillingRules(proration: .second))),
        ("other databases", .rules(BillingRules(databaseServices: DatabaseServices(words: ["redis"])))),
        ("other numbers of states", .rules(BillingRules(stateNumbers: .controllerAPI))),
        ("payments", .rules(BillingRules(payment: .manual))), ("a closing", .close(februaryMonth)),
        (
            "an organization of the same name",
            .events([
                .changed("t6", at: january(2), resource: "y", plan: "gp1", organization: .init("two", id: "2"), space: "one")
            ])
        ),
    ]
}
