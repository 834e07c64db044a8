import Billing
import BillingService

extension StoreConformance {
    /// What a store knows of scopes.
    static let readingCases = [
        Case("an empty store is at batch 0, and knows the account without usage") { makeStore in
            let store = try await makeStore()
            let ledger = try await store.ledger()
            try require("ledger", ledger, is: .empty)
            let history = try await store.history(of: .account)
            try require("history", history, is: ScopeHistory(ledger: .empty, key: .account, firstUsage: nil))
            try await StoreComparison.check(
                store, against: ReferenceRater(records: []), now: DocumentScenario.now, name: "empty store")
        },
        Case("an organization or space that no line names is unknown") { makeStore in
            let store = try await makeStore()
            let unknown: [Scope] = [
                .organization("nobody"), .organization("Akkeris"), .organization("space"), .organization(""),
                .space("nowhere"), .space("SPACE"), .space("akkeris"), .space("app"),
            ]
            let period = BillingPeriod(month: DocumentScenario.month, now: DocumentScenario.now)
            for _ in 1...2 {
                for scope in unknown {
                    let history = try await store.history(of: scope)
                    try require("history of \(scope)", history, is: nil)
                    let usage = try await store.usage(of: scope, in: period, databases: .standard, detail: .items)
                    try require(usage == nil, "\(scope) has usage, though no line names it")
                }
                try await store.take(DocumentScenario.records)
            }
        },
        Case("the document's invoice") { makeStore in
            let store = try await makeStore()
            let summary = try await store.take(DocumentScenario.records)
            try require("summary", summary, is: IngestSummary(new: 6))
            let reference = ReferenceRater(records: DocumentScenario.records)
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "document")
        },
        Case("usage of quantity 0 or no length makes its organization and space known, and is no usage") { makeStore in
            let store = try await makeStore()
            try await store.take([
                UsageRecord("gp2 web dyno", price: "60", quantity: 0, from: "2017-01-03T00:00:00Z", organization: "none"),
                UsageRecord(
                    "gp2 web dyno", price: "60", from: "2017-01-04T00:00:00Z", to: "2017-01-04T00:00:00Z", space: "short"),
            ])
            for scope in [Scope.organization("none"), .space("space"), .organization("akkeris"), .space("short"), .account] {
                let history = try await store.history(of: scope)
                try require(history != nil, "\(scope) is unknown")
                try require("first usage of \(scope)", history?.firstUsage, is: nil)
            }
        },
        Case("first usage is told by scope, and price 0 counts") { makeStore in
            let store = try await makeStore()
            try await store.take([
                UsageRecord("gp2 web dyno", price: "60", from: "2017-01-03T00:00:00Z"),
                UsageRecord("lang:dev addon", price: "0", from: "2016-12-31T23:59:59.999Z", organization: "other"),
                UsageRecord("gp2 web dyno", price: "60", from: "2017-02-01T00:00:00Z", space: "late"),
            ])
            let expected: [(Scope, Instant)] = [
                (.account, "2016-12-31T23:59:59.999Z"), (.organization("akkeris"), "2017-01-03T00:00:00Z"),
                (.organization("other"), "2016-12-31T23:59:59.999Z"), (.space("space"), "2016-12-31T23:59:59.999Z"),
                (.space("late"), "2017-02-01T00:00:00Z"),
            ]
            for (scope, first) in expected {
                let history = try await store.history(of: scope)
                try require("first usage of \(scope)", history?.firstUsage, is: first)
            }
        },
        Case("every read tells the batch that it is of") { makeStore in
            let store = try await makeStore()
            let period = BillingPeriod(month: DocumentScenario.month, now: DocumentScenario.now)
            for record in DocumentScenario.records {
                try await store.take([record])
                let ledger = try await store.ledger()
                let history = try await store.history(of: .organization("akkeris"))
                try require("ledger of the history", history?.ledger, is: ledger)
                let usage = try await store.usage(of: .account, in: period, databases: .standard, detail: .totals)
                try require("ledger of the usage", usage?.history.ledger, is: ledger)
            }
        },
    ]
}
