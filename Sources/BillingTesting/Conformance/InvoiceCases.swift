import Billing
import BillingService

extension StoreConformance {
    /// What invoices come to, by the reference.
    static let invoiceCases = [
        Case("an app is shown by the name that it was given last, in whatever order the names arrive") { makeStore in
            let names = [("2017-01-05T00:00:00Z", "first"), ("2017-01-10T00:00:00Z", "last"), ("2017-01-07T00:00:00Z", "second")]
            let records = names.map { start, name in
                UsageRecord("gp2 web dyno", price: "60", from: Instant(stringLiteral: start), app: name, appID: "id")
            }
            try await requireReference(for: [records], by: makeStore)
            try await requireReference(for: records.map { [$0] }, by: makeStore)
            try await requireReference(for: records.reversed().map { [$0] }, by: makeStore)
            let store = try await makeStore()
            for record in records { try await store.take([record]) }
            let invoice = try await InvoiceService(store: store, rules: BillingRules()).invoice(
                id: "2017-02-01", of: .account, now: DocumentScenario.now
            ).invoice
            try require("names", invoice.items.inOrder().map { invoice.items[$0].app }, is: ["last-space"])
        },
        Case("of two names given at once the greater one is shown") { makeStore in
            let records = ["b", "a\u{301}", "\u{E1}"].map { name in
                UsageRecord("\(name):1 addon", price: "1", from: "2017-01-05T00:00:00Z", app: name, appID: "id")
            }
            try await requireReference(for: [records], by: makeStore)
            try await requireReference(for: records.reversed().map { [$0] }, by: makeStore)
        },
        Case("an event that arrives late cuts the span that it falls into") { makeStore in
            let records: [UsageRecord] = [
                UsageRecord("gp2 web dyno", price: "60", from: "2017-01-02T10:00:00Z"),
                UsageRecord("gp2 web dyno", price: "60", quantity: 3, from: "2017-02-03T10:00:00Z", to: "2017-02-05T00:00:00Z"),
                UsageRecord("gp1 web dyno", price: "30", from: "2017-01-20T10:00:00Z", organization: "other"),
                UsageRecord("gp1 web dyno", price: "30", quantity: 0, from: "2017-01-25T10:00:00Z"),
                UsageRecord("gp1 web dyno", price: "30", from: "2016-12-25T10:00:00Z", to: "2017-01-01T00:00:00Z"),
            ]
            try await requireReference(for: records.map { [$0] }, by: makeStore)
        },
        Case("a span is on the invoices of all months that it runs in, and of no other") { makeStore in
            let spans: [(Instant, Instant?)] = [
                ("2015-03-10T00:00:00Z", nil), ("2015-03-31T23:59:59.999Z", "2016-03-01T00:00:00Z"),
                ("2016-02-29T23:59:59.999Z", "2016-03-01T00:00:00.001Z"), ("2016-02-01T00:00:00Z", "2016-02-01T00:00:00.001Z"),
                ("2017-02-05T22:16:56.615Z", nil), ("2017-02-05T22:16:56.616Z", nil), ("2017-02-28T00:00:00Z", nil),
                ("2017-01-31T23:59:59.999Z", "2017-02-01T00:00:00Z"), ("2017-01-31T23:59:59.999Z", "2019-01-01T00:00:00Z"),
            ]
            let records = spans.map { UsageRecord("redis:small addon", price: "29", from: $0.0, to: $0.1) }
            try await requireReference(for: [records], by: makeStore)
        },
        Case("items are listed by organization, app, newest, description, resource and arrival") { makeStore in
            let start: Instant = "2017-01-10T00:00:00Z"
            let later: Instant = "2017-01-10T00:00:00.001Z"
            let records = [
                UsageRecord("a:1 addon", price: "1", from: start, app: "b"),
                UsageRecord("a:1 addon", price: "3", from: start, app: "a", resource: "y"),
                UsageRecord("a:1 addon", price: "2", from: start, app: "a", resource: "x"),
                UsageRecord("a:1 addon", price: "5", from: start, app: "a"),
                UsageRecord("a:1 addon", price: "4", from: start, app: "a"),
                UsageRecord("B:1 addon", price: "6", from: start, app: "a"),
                UsageRecord("c:1 addon", price: "7", from: later, app: "a"),
                UsageRecord("a:1 addon", price: "8", from: start, organization: "Zeta"),
                UsageRecord("a:1 addon", price: "9", from: start, organization: "\u{E9}"),
                UsageRecord("a:1 addon", price: "10", from: start, organization: "e\u{301}"),
            ]
            try await requireReference(for: [records], by: makeStore)
            let store = try await makeStore()
            try await store.take(records)
            let invoice = try await InvoiceService(store: store, rules: BillingRules()).invoice(
                id: "2017-02-01", of: .account, now: DocumentScenario.now
            ).invoice
            let prices = invoice.items.inOrder().map { invoice.items[$0].pricePerUnit.description }
            try require("prices", prices, is: ["8", "7", "6", "5", "4", "2", "3", "1", "10", "9"])
        },
        Case("a resource that moves back and forth within a day is billed for it once, where it is last") { makeStore in
            let moves: [(Instant, String, Price)] = [
                ("2017-02-02T01:00:00Z", "a", "60"), ("2017-02-03T01:00:00Z", "b", "90"), ("2017-02-03T02:00:00Z", "a", "30"),
                ("2017-02-03T03:00:00Z", "b", "10"), ("2017-02-03T04:00:00Z", "a", "60"), ("2017-02-03T05:00:00Z", "b", "90"),
                ("2017-02-04T05:00:00Z", "a", "20"),
            ]
            let records = moves.map { start, place, price in
                UsageRecord("gp2 web dyno", price: price, from: start, organization: place, space: place, appID: "id")
            }
            for hour in 0...24 {
                let now = Day(year: 2017, month: 2, day: 3).start.advanced(milliseconds: Int64(hour) * 3_600_000)
                try await requireReference(for: [records], by: makeStore, now: now)
            }
        },
    ]

    private static func requireReference(
        for files: [[UsageRecord]], by makeStore: Case.Factory, now: Instant = DocumentScenario.now
    ) async throws {
        let store = try await makeStore()
        for file in files { try await store.take(file) }
        try await StoreComparison.check(store, against: ReferenceRater(imports: files), now: now, name: "\(files)")
    }
}
