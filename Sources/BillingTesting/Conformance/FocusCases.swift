import Billing
import BillingService

extension StoreConformance {
    /// Invoices in the form of FOCUS.
    static let focusCases = [
        Case("FOCUS has each item with its place and time, before and after its month is closed, with corrections and credits") {
            makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(.prices(EventScenario.prices), at: january(25))
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", appID: "id"),
                    .changed("2", at: january(5, 9), quantity: 2, price: "31", appID: "id"),
                    .changed("3", at: january(12), resource: "worker", price: "0", appID: "id"),
                    .changed("4", at: january(12, 5), resource: "worker", price: "0.01", appID: "id"),
                    .moved("5", at: january(20, 8), organization: "other", space: "there"),
                    .changed("6", at: january(21), price: "31", space: "there", app: "second"),
                ], at: january(25))
            try await platform.take(
                [
                    UsageRecord("x-mysql:1 addon", price: "10", from: january(3)),
                    UsageRecord("x-mysql:1 addon", price: "10", from: january(3), to: january(9)),
                ], at: january(25))
            try await platform.grant(
                CreditGrant(key: "1", amount: Money(minorUnits: 4000), reason: "=sorry", validFrom: january(1)), to: "akkeris",
                at: january(25))
            for scope in platform.books.scopes {
                try await platform.checkFocus(januaryMonth, of: scope, now: january(25), name: "open")
                try await platform.checkFocus(januaryMonth, of: scope, now: february(2), name: "over")
            }
            try await platform.close(januaryMonth, at: february(2))
            try await platform.take([.changed("9", at: january(15), price: "93", appID: "id")], at: february(3))
            for scope in platform.books.scopes {
                try await platform.checkFocus(januaryMonth, of: scope, now: february(4), name: "closed")
                try await platform.checkFocus(februaryMonth, of: scope, now: february(4), name: "after it")
            }
        },
        Case("FOCUS of random histories, of which some months are closed, adds up to what is to be paid") { makeStore in
            for seed in UInt64(601)...612 {
                var books = RandomBooks(seed: seed, platform: TestPlatform(try await makeStore()))
                while try await books.goOn() {}
                let (platform, now) = (books.platform, books.now)
                for scope in platform.books.scopes {
                    for month in platform.books.months(of: scope, now: now, rules: platform.rules).suffix(4) {
                        try await platform.checkFocus(month, of: scope, now: now, name: "seed \(seed)")
                    }
                }
            }
        },
        Case("an export gives the months that there are, each as it is by itself") { makeStore in
            let platform = TestPlatform(try await makeStore())
            _ = try await platform.store.take([UsageRecord("gp1 web dyno", price: "31", from: january(3))])
            let (service, now) = (platform.service, march(20))
            let range = Month(year: 2016, month: 6)...Month(year: 2017, month: 9)
            var export = try await service.export(of: .account, in: range, now: now)
            try require("months", export.months, is: [januaryMonth, februaryMonth, februaryMonth.next])
            for month in export.months {
                let alone = try await service.invoice(id: month.description, of: .account, now: now).invoice
                let given = try await export.invoice(of: month)
                try require("head of \(month)", given.head, is: alone.head)
                try require("items of \(month)", given.items.billed, is: alone.items.billed)
            }
            let earlier = try await service.export(of: .account, in: range.lowerBound...range.lowerBound, now: now)
            try require("months before the first", earlier.months, is: [])
        },
    ]
}
