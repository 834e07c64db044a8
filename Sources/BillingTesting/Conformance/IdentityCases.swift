import Billing
import BillingService

extension StoreConformance {
    /// Which lines are the same, and which names.
    static let identityCases = [
        Case("an open line is closed once, and shows its end") { makeStore in
            let store = try await makeStore()
            let open = UsageRecord("gp2 web dyno", price: "60", from: "2017-01-10T12:00:00Z")
            let closed = open.ending("2017-02-03T12:00:00Z")
            try await store.take([open])
            let summary = try await store.take([closed])
            try require("summary of the closing", summary, is: IngestSummary(closed: 1))
            let again = try await store.take([closed])
            try require("summary of the closing again", again, is: IngestSummary(unchanged: 1))
            let ledger = try await store.ledger()
            try require("batch", ledger.batch, is: 2)
            let reference = ReferenceRater(records: [closed])
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "closed")
        },
        Case("a line may be closed in the file that brought it open") { makeStore in
            let store = try await makeStore()
            let open = UsageRecord("redis:small addon", price: "60", from: "2017-01-10T12:00:00Z")
            let twins = [open, open.ending("2017-02-03T12:00:00Z")]
            let summary = try await store.take(twins)
            try require("summary", summary, is: IngestSummary(new: 2))
            let reference = ReferenceRater(records: twins)
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "twins, one ended")
        },
        Case("two identical add-ons are two, and both are billed") { makeStore in
            let store = try await makeStore()
            let addon = UsageRecord("alamo-redis:small addon", price: "140", from: "2016-08-15T19:02:02.781Z")
            try await store.take([addon, addon])
            try await requireCharges(of: store, cents: 5000)
        },
        Case("two equal lines of a dyno or of a named add-on are billed once") { makeStore in
            let store = try await makeStore()
            let dyno = UsageRecord("gp2 web dyno", price: "56", from: "2017-01-15T19:02:02.781Z")
            let addon = UsageRecord("redis:small addon", price: "140", from: "2017-01-15T19:02:02.781Z", resource: "cache")
            let summary = try await store.take([dyno, addon, dyno, addon])
            try require("summary", summary, is: IngestSummary(new: 4))
            try await requireCharges(of: store, cents: 1000 + 2500)
        },
        Case("equal lines are counted over the chunks of a file") { makeStore in
            let store = try await makeStore()
            let addon = UsageRecord("alamo-redis:small addon", price: "140", from: "2016-08-15T19:02:02.781Z")
            let summary = try await store.take(chunks: [[addon], [addon, addon], [], [addon]])
            try require("summary", summary, is: IngestSummary(new: 4))
            try await requireCharges(of: store, cents: 10_000)
        },
        Case("a file with one more equal line brings one new line") { makeStore in
            let store = try await makeStore()
            let addon = UsageRecord("alamo-redis:small addon", price: "140", from: "2016-08-15T19:02:02.781Z")
            try await store.take([addon, addon])
            let summary = try await store.take([addon, addon, addon])
            try require("summary", summary, is: IngestSummary(new: 1, unchanged: 2))
            let fewer = try await store.take([addon])
            try require("summary of fewer", fewer, is: IngestSummary(unchanged: 1))
            try await requireCharges(of: store, cents: 7500)
        },
        Case("the second of two equal lines is closed alone") { makeStore in
            let store = try await makeStore()
            let addon = UsageRecord("alamo-redis:small addon", price: "140", from: "2016-08-15T19:02:02.781Z")
            try await store.take([addon, addon])
            let summary = try await store.take([addon, addon.ending("2017-02-01T00:00:00Z")])
            try require("summary", summary, is: IngestSummary(unchanged: 1, closed: 1))
            try await requireCharges(of: store, cents: 2500)
        },
        Case("names that differ only in their Unicode form are different names") { makeStore in
            let store = try await makeStore()
            let start: Instant = "2017-01-15T00:00:00Z"
            let forms = ["caf\u{E9}", "cafe\u{301}"]
            let records = forms.flatMap { form in
                [
                    UsageRecord("gp2 web dyno", price: "60", from: start, organization: form, app: "in \(form)"),
                    UsageRecord("gp2 web dyno", price: "60", from: start, space: form, app: "space"),
                    UsageRecord("gp2 web dyno", price: "60", from: start, app: form),
                    UsageRecord("gp2 web dyno", price: "60", from: start, app: "id", appID: form),
                    UsageRecord("gp2 \(form) dyno", price: "60", from: start, app: "process"),
                    UsageRecord("redis:small addon", price: "60", from: start, app: "addon", resource: form),
                ]
            }
            let summary = try await store.take(records)
            try require("summary", summary, is: IngestSummary(new: 12))
            let reference = ReferenceRater(records: records)
            try require("scopes", reference.scopes.count, is: 1 + 3 + 3)
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "Unicode forms")
            try await requireCharges(of: store, cents: 12 * 1071)
        },
        Case("an app without an id is another app in another space, and one with an id is the same") { makeStore in
            let store = try await makeStore()
            let records = [nil, "id"].flatMap { id in
                ["space", "other"].enumerated().map { index, space in
                    let start = Day(year: 2017, month: 1, day: 10 + Int64(index)).start
                    return UsageRecord("gp2 web dyno", price: "28", from: start, space: space, appID: id)
                }
            }
            try await store.take(records)
            let reference = ReferenceRater(records: records)
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "apps")
            try await requireCharges(of: store, cents: 3 * 500)
        },
    ]

    /// What the document's month comes to on the document's day.
    private static func requireCharges(of store: any Store, cents: Int128) async throws {
        let service = InvoiceService(store: store, rules: BillingRules())
        let invoice = try await service.invoice(
            id: DocumentScenario.month.description, of: .account, now: DocumentScenario.now
        ).invoice
        try require("charges", invoice.totals.charges, is: Money(minorUnits: cents))
    }
}
