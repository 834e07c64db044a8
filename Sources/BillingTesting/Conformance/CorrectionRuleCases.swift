import Billing
import BillingService

extension StoreConformance {
    /// By which rules corrections are made, in which sums they count, and which months they bring into a list.
    static let correctionRuleCases = [
        Case("a closed month is corrected by the rules that it was closed with, an open one by those that are set") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(proration: .second))
            let now = ClosingScenario.now
            try await platform.take([.changed("1", at: january(1), price: "31")], at: now)
            try await platform.close(januaryMonth, at: now)
            platform.rules.proration = .day
            try await platform.take([.changed("2", at: january(30, 12), quantity: 2, price: "31")], at: now)
            try await platform.check(now: now, name: "corrected")
            try await platform.requireBill(
                .init(
                    februaryMonth,
                    [
                        "akkeris app-space: gp2 web dyno 2 × 31 = 62",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 2 × 31 = 3",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = -1.5",
                    ]))
            // A month is settled by the rules that it keeps, however often they change.
            platform.rules.proration = .second
            try await platform.close(februaryMonth, at: now)
            platform.rules.proration = .day
            try await platform.take([.retracted("3", target: "2")], at: now)
            try await platform.check(now: now, name: "corrected again")
            try await platform.requireBill(
                .init(
                    marchMonth,
                    [
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 2 × 31 = -3",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 2 × 31 = -62",
                        "akkeris app-space: gp2 web dyno 1 × 31 = 19",
                        "akkeris app-space: gp2 web dyno, correction of 2017-01 1 × 31 = 1.5",
                        "akkeris app-space: gp2 web dyno, correction of 2017-02 1 × 31 = 31",
                    ]))
        },
        Case("corrections count in money, and neither in dyno units nor in hours") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            try await platform.take([.changed("1", at: january(1), price: "31")], at: now)
            try await platform.close(januaryMonth, at: now)
            try await platform.take(
                [
                    .changed("2", at: january(30), resource: "worker", quantity: 5, price: "31"),
                    .ended("3", at: february(1), resource: "worker"),
                    .changed("4", at: january(31), type: .addon, resource: "cache", plan: "redis:small", price: "31"),
                ], at: now)
            let invoice = try await platform.service.invoice(id: februaryMonth.description, of: .account, now: now).invoice
            let totals = invoice.totals
            try require("items", invoice.items.count, is: 4)
            try require("platform", totals.rated.dynos, is: Money(minorUnits: 41_00))
            try require("addons", totals.rated.addons, is: Money(minorUnits: 32_00))
            try require("databases", totals.rated.databases, is: .zero)
            try require("charges", totals.charges, is: Money(minorUnits: 73_00))
            try require("dyno units", totals.rated.dynoUnits, is: 1)
            try require("hours", totals.rated.weightedDynoHours, is: "672")
            try await platform.check(now: now, name: "corrected")
            try await platform.close(februaryMonth, at: now)
            try await platform.check(now: now, name: "closed")
        },
        Case("corrections of databases count among them, by the words that the corrected month was closed with") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            func addon(_ id: String, _ plan: String) -> EventRecord {
                .changed(id, at: january(31), type: .addon, resource: plan, plan: plan, price: "31")
            }
            try await platform.take([.changed("1", at: january(1), price: "31")], at: now)
            try await platform.close(januaryMonth, at: now)
            platform.rules.databaseServices = DatabaseServices(words: ["redis"])
            try await platform.take([addon("2", "alamo-redis:a"), addon("3", "alamo-mysql:a"), addon("4", "mail:a")], at: now)
            let totals = try await platform.service.invoice(
                id: februaryMonth.description, of: .organization("akkeris"), now: now
            ).invoice.totals
            // February's redis for 31, and January's mysql for 1.
            try require("databases", totals.rated.databases, is: Money(minorUnits: 32_00))
            try require("addons", totals.rated.addons, is: Money(minorUnits: 96_00))
            try await platform.check(now: now, name: "corrected")
            try await platform.close(februaryMonth, at: now)
            platform.rules.databaseServices = .standard
            try await platform.check(now: now, name: "closed")
        },
        Case("a scope whose first usage comes late for a closed month is listed from the month that bills it") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now = ClosingScenario.now
            try await platform.take([.changed("1", at: january(1), price: "31")], at: now)
            try await platform.close(januaryMonth, at: now)
            try await platform.take(
                [
                    .changed("2", at: january(5), price: "31", organization: "late", space: "late"),
                    .ended("3", at: january(10), space: "late"),
                    .changed("4", at: january(5), price: "0", organization: "free", space: "free"),
                    .changed("5", at: january(5), price: "0", organization: "gone", space: "gone"),
                    .ended("6", at: january(10), space: "gone"),
                ], at: now)
            let lists: [(String, [Month])] = [
                ("akkeris", [januaryMonth, februaryMonth, marchMonth]), ("late", [februaryMonth, marchMonth]),
                ("free", [februaryMonth, marchMonth]), ("gone", []),
            ]
            for (organization, months) in lists {
                let list = try await platform.service.list(of: .organization(organization), now: now).months
                try require("list of \(organization)", list, is: months)
            }
            try await platform.check(now: now, name: "late")
            // The list of what was billed stays, also where the usage was taken back.
            try await platform.close(februaryMonth, at: now)
            try await platform.take([.retracted("7", target: "2"), .retracted("8", target: "4")], at: now)
            try await platform.check(now: now, name: "taken back")
            let list = try await platform.service.list(of: .space("late"), now: now).months
            try require("list after all was taken back", list, is: [februaryMonth, marchMonth])
        },
        Case("a month without usage or corrections between those that have some is listed, and has no items") { makeStore in
            var platform = TestPlatform(try await makeStore())
            let now: Instant = "2017-06-10T00:00:00Z"
            try await platform.take([.changed("1", at: january(1), price: "31"), .ended("2", at: january(10))], at: now)
            for month in [januaryMonth, februaryMonth, marchMonth] { try await platform.close(month, at: now) }
            let march = try await platform.service.invoice(id: marchMonth.description, of: .account, now: now).invoice
            try require("items of March", march.items.count, is: 0)
            try require("totals of March", march.totals, is: InvoiceTotals(rated: RatedTotals()))
            let list = try await platform.service.list(of: .space("space"), now: now).months
            try require("list", list.map(\.month), is: [1, 2, 3, 4, 5, 6])
            try await platform.check(now: now, name: "gaps")
        },
    ]
}
