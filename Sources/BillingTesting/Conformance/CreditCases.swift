import Billing
import BillingService

extension StoreConformance {
    /// Credits: how they are granted, and what of them invoices use.
    static let creditCases = [
        Case("a credit is granted once by its key, as a batch, and is listed in the order of granting") { makeStore in
            let store = try await makeStore()
            try await store.take([
                UsageRecord("gp2 web dyno", price: "31", from: january(1)),
                UsageRecord("gp2 web dyno", price: "31", from: january(1), organization: "other", app: "other"),
            ])
            let akkeris = try await key(of: "akkeris", in: store)
            let other = try await key(of: "other", in: store)
            let first = credit("caf\u{E9}", 500, reason: "goodwill")
            var same = first
            same.key = "cafe\u{301}"
            let grants = [(first, akkeris), (same, akkeris), (first, other)]
            var credits: [Credit] = []
            for (number, (grant, organization)) in grants.enumerated() {
                let outcome = try await store.grant(grant, to: organization, clock: march(1 + Int64(number)))
                let expected = Credit(
                    organization: organization, grant: grant, batch: Int64(number + 2), recorded: march(1 + Int64(number)))
                try require("outcome", outcome, is: .granted(expected))
                credits.append(expected)
            }
            let again = try await store.grant(first, to: akkeris, clock: march(9))
            try require("the same again", again, is: .known(credits[0]))
            for change in [\CreditGrant.reason, \.key] {
                var changed = first
                changed[keyPath: change] = change == \.key ? first.key : "another reason"
                if change == \.key { changed.amount = Money(minorUnits: 501) }
                let outcome = try await store.grant(changed, to: akkeris, clock: march(9))
                try require("another credit of the same key", outcome, is: .conflict(credits[0]))
            }
            for change in [\CreditGrant.validFrom, \.validUntil] {
                var changed = first
                changed[keyPath: change] = changed[keyPath: change].advanced(milliseconds: -1)
                let outcome = try await store.grant(changed, to: akkeris, clock: march(9))
                try require("another time of the same key", outcome, is: .conflict(credits[0]))
            }
            let ledger = try await store.ledger()
            try require("batch", ledger.batch, is: 4)
            let all = try await store.credits(of: nil, at: 4)
            try require("all credits", all, is: credits)
            let own = try await store.credits(of: akkeris, at: 4)
            try require("credits of one", own, is: Array(credits[..<2]))
            let earlier = try await store.credits(of: nil, at: 2)
            try require("credits at batch 2", earlier, is: [credits[0]])
            let before = try await store.credits(of: akkeris, at: 1)
            try require("credits at batch 1", before, is: [])
        },
        Case("the oldest credit goes to the oldest open month first") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            // January 31, February 31, March up to now 19.
            try await platform.take([.changed("1", at: january(1), price: "31")], at: now)
            try await platform.grant(credit("1", 20_00), to: "akkeris", at: now)
            try await requireCredits([20_00, 0, 0], of: platform)
            try await platform.grant(credit("2", 30_00), to: "akkeris", at: now)
            try await requireCredits([31_00, 19_00, 0], of: platform)
            try await platform.grant(credit("3", 1000_00, from: march(1)), to: "akkeris", at: now)
            try await requireCredits([31_00, 19_00, 19_00], of: platform)
            // The newer one is used where the older one is not valid.
            try await platform.grant(credit("4", 5_00, from: january(31), until: february(1)), to: "akkeris", at: now)
            try await requireCredits([31_00, 19_00, 19_00], of: platform)
            try await platform.grant(credit("5", 5_00, from: january(31), until: february(2)), to: "akkeris", at: now)
            try await requireCredits([31_00, 24_00, 19_00], of: platform)
        },
        Case("a credit is valid for months that overlap its time, to the millisecond") { makeStore in
            let times: [(Instant, Instant, [Int128])] = [
                (january(1), february(1), [10_00, 0, 0]), (january(31, 23), february(1), [10_00, 0, 0]),
                (february(1), .never, [0, 10_00, 0]), (february(1), february(1).advanced(milliseconds: 1), [0, 10_00, 0]),
                (january(31, 24).advanced(milliseconds: -1), march(1), [10_00, 0, 0]), (march(1), .never, [0, 0, 10_00]),
                (february(28, 23), march(30), [0, 10_00, 0]), ("2016-12-01T00:00:00Z", january(1), [0, 0, 0]),
                ("2016-12-01T00:00:00Z", january(1).advanced(milliseconds: 1), [10_00, 0, 0]),
                ("2017-04-01T00:00:00Z", .never, [0, 0, 0]),
            ]
            for (from, until, used) in times {
                var platform = TestPlatform(try await makeStore())
                try await platform.take([.changed("1", at: january(1), price: "31")], at: ClosingScenario.now)
                try await platform.grant(credit("1", 10_00, from: from, until: until), to: "akkeris", at: ClosingScenario.now)
                try await requireCredits(used, of: platform)
                for month in [januaryMonth, februaryMonth] {
                    try await platform.close(month, at: ClosingScenario.now)
                    try await requireCredits(used, of: platform)
                }
            }
        },
        Case("what a month uses is settled when it closes, and stays so") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            try await platform.take([.changed("1", at: january(1), price: "31", appID: "id")], at: now)
            try await platform.grant(credit("1", 20_00), to: "akkeris", at: now)
            try await platform.grant(credit("2", 20_00), to: "akkeris", at: now)
            let key = try await platform.key(of: "akkeris")
            let closing = try await platform.close(januaryMonth, at: now)
            let credits = try await platform.store.credits(of: key, at: closing.batch)
            try require(
                "settled", credits.map(\.settled), is: [[use(januaryMonth, 20_00, closing)], [use(januaryMonth, 11_00, closing)]])
            try require("left", credits.map(\.balance.minorUnits), is: [0, 9_00])
            let before = try await platform.store.credits(of: key, at: closing.batch - 1)
            try require("settled before", before.map(\.settled), is: [[], []])
            // January costs nothing any more: February pays that back, and nothing is unsettled.
            try await platform.take([.retracted("2", target: "1")], at: now)
            try await requireCredits([31_00, 0, 0], of: platform)
            let february = try await platform.service.invoice(
                id: februaryMonth.description, of: .organization("akkeris"), now: now
            ).invoice.totals
            try require("total of February", february.total, is: Money(minorUnits: -31_00))
            let second = try await platform.close(februaryMonth, at: now)
            try await requireCredits([31_00, 0, 0], of: platform)
            // A negative total is not carried on.
            try await platform.take([.changed("3", at: march(1), price: "31", appID: "id")], at: now)
            try await requireCredits([31_00, 0, 9_00], of: platform)
            let last = try await platform.store.credits(of: key, at: second.batch)
            try require("settled at last", last.map(\.settled), is: credits.map(\.settled))
        },
        Case("an open month before those that are closed has the first claim on credits") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            try await platform.take([.changed("1", at: january(1), price: "31")], at: now)
            try await platform.grant(credit("1", 40_00), to: "akkeris", at: now)
            try await platform.close(februaryMonth, at: now)
            try await requireCredits([31_00, 9_00, 0], of: platform)
            // January costs more by now, and what February has settled stays.
            try await platform.take(
                [.changed("2", at: january(30), quantity: 3, price: "31"), .ended("3", at: february(1))], at: now)
            try await requireCredits([31_00, 9_00, 0], of: platform)
            try await platform.take([.ended("4", at: january(11))], at: now)
            try await platform.check(now: now, name: "January costs less")
            try await platform.close(januaryMonth, at: now)
            try await platform.check(now: now, name: "January closed")
        },
        Case("credits are those of one organization, and count in its invoices and in the account's") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", organization: .init("akkeris", id: "o")),
                    .changed("2", at: january(1), price: "31", organization: "other", app: "other"),
                    .changed("3", at: january(1), quantity: 0, price: "31", organization: "idle", app: "idle"),
                ], at: now)
            try await platform.grant(credit("1", 100_00), to: "o", at: now)
            try await platform.grant(credit("1", 10_00), to: "other", at: now)
            try await platform.grant(credit("1", 10_00), to: "idle", at: now)
            for _ in 1...2 {
                try await requireCredits([41_00, 31_00, 19_00], of: platform, scope: .account)
                try await requireCredits([31_00, 31_00, 19_00], of: platform, scope: .organization("o"))
                try await requireCredits([10_00, 0, 0], of: platform, scope: .organization("other"))
                try await requireCredits([0, 0, 0], of: platform, scope: .space("space"))
                if platform.books.closedMonths.isEmpty { try await platform.close(januaryMonth, at: now) }
            }
        },
    ]

    /// A credit of some cents that is valid for ever, unless it says otherwise.
    static func credit(
        _ key: String, _ cents: Int128, from: Instant = "2016-01-01T00:00:00Z", until: Instant = .never, reason: String = ""
    ) -> CreditGrant {
        CreditGrant(key: key, amount: Money(minorUnits: cents), reason: reason, validFrom: from, validUntil: until)
    }

    static func key(of organization: String, in store: any Store) async throws -> OrganizationKey {
        try await TestPlatform(store).key(of: organization)
    }

    private static func use(_ month: Month, _ cents: Int128, _ closing: Closing) -> Credit.Application {
        Credit.Application(month: month, amount: Money(minorUnits: cents), batch: closing.batch)
    }

    /// Throws a ``ConformanceFailure`` unless the invoices of January, February and March show these credits, in cents, and all
    /// say what the books do.
    private static func requireCredits(
        _ cents: [Int128], of platform: TestPlatform, scope: Scope = .organization("akkeris")
    ) async throws {
        var shown: [Int128] = []
        for month in [januaryMonth, februaryMonth, marchMonth] {
            let totals = try await platform.service.invoice(
                id: month.description, of: scope, now: ClosingScenario.now, detail: .totals
            ).invoice.totals
            shown.append(totals.credits.minorUnits)
        }
        try require("credits of \(scope)", shown, is: cents)
        try await platform.check(now: ClosingScenario.now, name: "credits")
    }
}
