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
    ]
}
