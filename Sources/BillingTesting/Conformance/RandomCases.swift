import Billing
import BillingService

extension StoreConformance {
    /// Histories that nobody thought of.
    static let randomCases = [
        Case("random histories, in whatever files and chunks they arrive, give the reference's invoices") { makeStore in
            for seed in UInt64(1)...60 {
                let history = RandomHistory(seed: seed)
                let store = try await makeStore()
                let files = history.files()
                for file in files { try await store.take(chunks: file, clock: history.now) }
                let reference = ReferenceRater(imports: files.map { Array($0.joined()) })
                try await StoreComparison.check(store, against: reference, now: history.now, name: "seed \(seed)")
            }
        },
        Case("a random history that is imported again, in its first order, changes nothing") { makeStore in
            for seed in UInt64(101)...110 {
                let history = RandomHistory(seed: seed)
                let store = try await makeStore()
                for file in history.files() { try await store.take(chunks: file) }
                let ledger = try await store.ledger()
                let summary = try await store.take(history.records)
                try require("summary of seed \(seed)", summary, is: IngestSummary(unchanged: history.records.count))
                let after = try await store.ledger()
                try require("ledger of seed \(seed)", after, is: ledger)
            }
        },
        Case("random events and lines, in whatever order, files and requests they arrive, give the reference's invoices") {
            makeStore in
            for seed in UInt64(201)...220 {
                let history = RandomEventHistory(seed: seed, hasAssumedPlaces: seed % 3 == 0)
                let deliveries = history.deliveries()
                let store = try await makeStore()
                for delivery in deliveries { try await store.take(delivery, clock: history.now) }
                let reference = ReferenceRater(
                    deliveries: RandomEventHistory.facts(of: deliveries), prices: history.prices)
                try await StoreComparison.check(store, against: reference, now: history.now, name: "seed \(seed)")
            }
        },
        Case("random events that come late and out of order come to the same as in order") { makeStore in
            for seed in UInt64(301)...308 {
                let history = RandomEventHistory(seed: seed)
                let late = try await makeStore()
                for delivery in history.deliveries() { try await late.take(delivery, clock: history.now) }
                let inOrder = try await makeStore()
                _ = try await inOrder.set(history.prices, clock: history.now)
                for fact in history.facts { try await inOrder.take(facts: [fact], clock: history.now) }
                let given = try await items(of: late, now: history.now)
                let expected = try await items(of: inOrder, now: history.now)
                try require(given == expected, "seed \(seed): the items are not those of the facts in order")
            }
        },
        Case("random events that arrive again, in whatever order, change nothing") { makeStore in
            for seed in UInt64(401)...406 {
                let history = RandomEventHistory(seed: seed, hasAssumedPlaces: seed % 2 == 0)
                let store = try await makeStore()
                for delivery in history.deliveries() { try await store.take(delivery, clock: history.now) }
                let ledger = try await store.ledger()
                var random = SeededRandom(seed: seed)
                let summary = try await store.take(facts: history.facts.shuffled(using: &random), clock: history.now)
                try require("summary of seed \(seed)", summary, is: IngestSummary(unchanged: history.facts.count))
                let prices = try await store.set(history.prices.shuffled(using: &random), clock: history.now)
                try require("prices of seed \(seed)", prices, is: PriceSummary(unchanged: history.prices.count))
                let after = try await store.ledger()
                try require("ledger of seed \(seed)", after, is: ledger)
            }
        },
    ]

    /// All items of all months, each invoice's in the order of their bytes: items that are alike stand in that of their arrival.
    private static func items(of store: any Store, now: Instant) async throws -> [[[UInt8]]] {
        let service = InvoiceService(store: store, rules: BillingRules())
        var texts: [[[UInt8]]] = []
        for month in try await service.list(of: .account, now: now).months {
            let invoice = try await service.invoice(id: month.description, of: .account, now: now).invoice
            let items = InvoiceComparison.texts(of: invoice).map { Array($0.utf8) }
            texts.append(items.sorted { $0.lexicographicallyPrecedes($1) })
        }
        return texts
    }
}
