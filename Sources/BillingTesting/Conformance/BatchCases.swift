import Billing
import BillingService

extension StoreConformance {
    /// How writes are numbered and recorded.
    static let batchCases = [
        Case("the first batch has the number 1 and was recorded by the clock") { makeStore in
            let store = try await makeStore()
            try await store.take(DocumentScenario.records, clock: "2017-02-05T22:16:56.616Z")
            let ledger = try await store.ledger()
            try require("ledger", ledger, is: Ledger(batch: 1, recorded: "2017-02-05T22:16:56.616Z"))
        },
        Case("times of recording rise by a millisecond at least, whatever the clock does") { makeStore in
            let store = try await makeStore()
            let steps: [(clock: Instant, recorded: Instant)] = [
                ("2017-02-05T22:00:00.000Z", "2017-02-05T22:00:00.000Z"),
                ("2017-02-05T22:00:00.000Z", "2017-02-05T22:00:00.001Z"),
                ("2016-02-05T22:00:00.000Z", "2017-02-05T22:00:00.002Z"),
                ("2017-02-05T22:00:00.003Z", "2017-02-05T22:00:00.003Z"),
                ("2017-02-06T00:00:00.000Z", "2017-02-06T00:00:00.000Z"),
            ]
            for (index, step) in steps.enumerated() {
                try await store.take([DocumentScenario.records[index]], clock: step.clock)
                let ledger = try await store.ledger()
                try require("ledger", ledger, is: Ledger(batch: Int64(index + 1), recorded: step.recorded))
            }
        },
        Case("what changes nothing makes no batch") { makeStore in
            let store = try await makeStore()
            let none = try await store.take([])
            try require("summary of no lines", none, is: IngestSummary())
            let empty = try await store.ledger()
            try require("ledger after no lines", empty, is: .empty)
            try await store.take(DocumentScenario.records)
            let first = try await store.ledger()
            let again = try await store.take(DocumentScenario.records, clock: "2018-01-01T00:00:00Z")
            try require("summary of the same lines again", again, is: IngestSummary(unchanged: 6))
            let second = try await store.ledger()
            try require("ledger after the same lines again", second, is: first)
            let reference = ReferenceRater(records: DocumentScenario.records)
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "imported twice")
        },
        Case("writers take turns") { makeStore in
            let store = try await makeStore()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...8 {
                    group.addTask {
                        let name = "app-\(number)"
                        try await store.take([UsageRecord("gp2 web dyno", price: "1", from: "2017-02-01T00:00:00Z", app: name)])
                    }
                }
                try await group.waitForAll()
            }
            let ledger = try await store.ledger()
            try require("batch", ledger.batch, is: 8)
            let records = (1...8).map {
                UsageRecord("gp2 web dyno", price: "1", from: "2017-02-01T00:00:00Z", app: "app-\($0)")
            }
            let reference = ReferenceRater(records: records)
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "eight writers")
        },
    ]
}
