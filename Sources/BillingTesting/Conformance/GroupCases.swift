import Billing
import BillingService

extension StoreConformance {
    /// What invoices cost by day, and the sums of months, in groups.
    static let groupCases = [
        Case("the days of an invoice are those of its items, before and after its month is closed") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(.prices(EventScenario.prices), at: january(25))
            // Days on which configurations, prices and places change, and some that cost too little to tell.
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", appID: "id"),
                    .changed("2", at: january(5, 9), quantity: 2, price: "31", appID: "id"),
                    .changed("3", at: january(9, 3), quantity: 1, price: "31", appID: "id"),
                    .changed("4", at: january(9, 7), quantity: 1, price: "62", appID: "id"),
                    .changed("5", at: january(12), resource: "worker", price: "0.01", appID: "id"),
                    .changed("6", at: january(12, 5), resource: "worker", price: "0.02", appID: "id"),
                    .moved("7", at: january(20, 8), organization: "other", space: "there"),
                    .changed("8", at: january(21), price: "31", space: "there", app: "second"),
                ], at: january(25))
            for now in [january(21), january(25), february(2)] {
                for scope in platform.books.scopes {
                    try await platform.checkDays(januaryMonth, of: scope, now: now, name: "open")
                }
            }
            try await platform.close(januaryMonth, at: february(2))
            try await platform.take([.changed("9", at: january(15), price: "93", appID: "id")], at: february(3))
            for scope in platform.books.scopes {
                try await platform.checkDays(januaryMonth, of: scope, now: february(4), name: "closed")
                try await platform.checkDays(februaryMonth, of: scope, now: february(4), name: "after it")
                try await platform.checkUsage(
                    of: scope, in: januaryMonth.previous...februaryMonth, now: february(4), name: "sums")
            }
        },
        Case("spaces of one name are summed up each for itself, before and after their month is closed") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", space: .init("prod", id: "sp-a"), app: "one", appID: "1"),
                    .changed("2", at: january(1), price: "62", space: .init("prod", id: "sp-b"), app: "two", appID: "2"),
                    .changed("3", at: january(1), price: "93", space: "prod", app: "three"),
                ], at: january(25))
            func check(_ name: String, now: Instant) async throws {
                for scope in platform.books.scopes {
                    try await platform.checkDays(januaryMonth, of: scope, now: now, name: name)
                    try await platform.checkUsage(of: scope, in: januaryMonth...februaryMonth, now: now, name: name)
                    try await platform.checkOverview(of: scope, now: now, name: name)
                }
                let service = platform.service
                let rows = try await service.usageRows(of: .account, in: januaryMonth...januaryMonth, by: .space, now: now).rows
                try require("\(name): sums", rows.map { "\($0.group.spaceID ?? "-") \($0.charges.minorUnits)" }, is: sums)
                let days = try await service.dailyCosts(id: "2017-01-01", of: .account, by: .space, now: now).costs.rows
                try require("\(name): days", days.map { "\($0.group.spaceID ?? "-") \($0.charges.minorUnits)" }, is: sums)
                let top = try await service.overview(of: .account, now: now).overview.spaces
                let ids = top.entries.map { "\($0.group.space ?? "") \($0.group.spaceID ?? "-")" }
                try require("\(name): overview", ids, is: ["prod -", "prod sp-b", "prod sp-a"])
            }
            let sums = ["- 9300", "sp-b 6200", "sp-a 3100"]
            try await check("open", now: february(2, 5))
            try await platform.close(januaryMonth, at: february(2))
            try await check("closed", now: february(2, 5))
        },
        Case("days and sums of random histories, of which some months are closed, are those of the books") { makeStore in
            for seed in UInt64(501)...508 {
                var books = RandomBooks(seed: seed, platform: TestPlatform(try await makeStore()))
                while try await books.goOn() {}
                let (platform, now) = (books.platform, books.now)
                for scope in platform.books.scopes {
                    let months = platform.books.months(of: scope, now: now, rules: platform.rules)
                    guard let first = months.first, let last = months.last else { continue }
                    for month in months.suffix(4) {
                        try await platform.checkDays(month, of: scope, now: now, name: "seed \(seed)")
                    }
                    try await platform.checkUsage(of: scope, in: first...last, now: now, name: "seed \(seed)")
                }
            }
        },
    ]
}
