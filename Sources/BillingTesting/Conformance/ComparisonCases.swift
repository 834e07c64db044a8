import Billing
import BillingService

extension StoreConformance {
    /// Two invoices compared: the same in every store, open or closed.
    static let comparisonCases = [
        Case("invoices are compared as those of the memory are, also closed ones and of earlier batches") { makeStore in
            var platforms = [TestPlatform(try await makeStore()), TestPlatform(MemoryStore())]
            for index in platforms.indices { try await liveThrough(&platforms[index]) }
            let now = ClosingScenario.now
            let batch = try await platforms[0].store.ledger().batch
            let months: [Month] = [januaryMonth, februaryMonth, "2017-03-01"]
            for scope in [Scope.account, .organization("o"), .organization("other"), .space("space"), .space("perf")] {
                for earlier in [nil, batch - 1, batch - 4] {
                    for (from, month) in months.flatMap({ month in months.map { (month, $0) } }) {
                        var comparisons: [Comparison?] = []
                        for platform in platforms {
                            do throws(InvoiceError) {
                                comparisons.append(
                                    try await platform.service.comparison(
                                        of: month.description, from: from.description, of: scope, now: now, batch: earlier
                                    ).comparison)
                            } catch .store(let error) { throw error } catch { comparisons.append(nil) }
                        }
                        let what = "\(month) of \(scope) compared with \(from) at batch \(earlier ?? batch)"
                        try require(what, comparisons[0], is: comparisons[1])
                    }
                }
            }
            let march = try await platforms[0].service.comparison(of: "2017-03-01", of: .account, now: now).comparison
            try require("corrections", march.parts.corrections, is: Money(minorUnits: 10_00))
            try require(march.parts.credits != .zero, "there are no credits")
        }
    ]

    /// A platform that scales, moves and renames, closes two months, and then hears of what is late.
    private static func liveThrough(_ platform: inout TestPlatform) async throws {
        let now = ClosingScenario.now
        let label = EventRecord.Label("akkeris", id: "o")
        try await platform.take(
            [
                .changed("1", at: january(1), price: "31", organization: label, appID: "id"),
                .changed("2", at: january(11), resource: "worker", price: "62", organization: "other", app: "b"),
                .changed("3", at: february(3), quantity: 2, price: "56", organization: label, appID: "id"),
                .changed("4", at: february(8), type: .addon, resource: nil, plan: "x:1", price: "10", app: "b"),
                .moved("5", at: february(20), space: "perf", appID: "id"),
            ], at: now)
        try await platform.grant(
            CreditGrant(key: "1", amount: Money(minorUnits: 40_00), reason: "Sorry", validFrom: january(1)), to: "o", at: now)
        try await platform.close(januaryMonth, at: now)
        try await platform.close(februaryMonth, at: now)
        try await platform.take(
            [
                .changed(
                    "6", at: march(2), price: "60", organization: EventRecord.Label("Renamed", id: "o"), space: "perf",
                    app: "new", appID: "id"),
                .changed("7", at: january(22), resource: "late", price: "31", organization: "other", app: "b"),
                .ended("8", at: february(1), resource: "late", app: "b"),
            ], at: now)
    }
}
