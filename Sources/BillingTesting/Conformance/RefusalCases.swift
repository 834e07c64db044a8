import Billing
import BillingService

extension StoreConformance {
    private static let known = UsageRecord(
        "gp2 web dyno", price: "60", from: "2017-01-10T12:00:00Z", to: "2017-02-03T12:00:00Z", app: "known")
    private static let another = UsageRecord(
        "gp2 web dyno", price: "60", from: "2017-01-20T12:00:00Z", organization: "stranger", space: "strange")

    /// What is refused, and that nothing of it stays.
    static let refusalCases = [
        Case("a closed line can't be open again") { makeStore in
            try await requireRefusal(
                of: [[another, known.ending(nil)]], after: [known], by: makeStore,
                with: .reopened(line: 2, known: "2017-02-03T12:00:00Z"))
        },
        Case("an end does not change") { makeStore in
            try await requireRefusal(
                of: [[another], [known.ending("2017-02-03T12:00:00.001Z")]], after: [known], by: makeStore,
                with: .endChanged(line: 2, known: "2017-02-03T12:00:00Z", given: "2017-02-03T12:00:00.001Z"))
        },
        Case("another configuration of a resource from the same millisecond is refused") { makeStore in
            for contradicting in contradictions(of: known) {
                try await requireRefusal(
                    of: [[another, another], [contradicting]], after: [known], by: makeStore,
                    with: .contradiction(line: 3, happened: known.createdAt))
            }
        },
        Case("a file that contradicts itself is refused, in one chunk and over two") { makeStore in
            let other = UsageRecord(
                "gp1 web dyno", price: "30", from: another.createdAt, organization: "stranger", space: "strange")
            for chunks in [[[another, other]], [[another], [other]]] {
                try await requireRefusal(
                    of: chunks, after: [known], by: makeStore, with: .contradiction(line: 2, happened: another.createdAt))
            }
        },
        Case("lines of different resources at the same millisecond are no contradiction") { makeStore in
            let store = try await makeStore()
            let records = [
                known,
                UsageRecord("gp2 worker dyno", price: "60", from: known.createdAt, app: "known"),
                UsageRecord("gp2 web dyno", price: "61", from: known.createdAt, app: "another"),
                UsageRecord("gp2 web dyno", price: "62", from: known.createdAt, space: "another", app: "known"),
                UsageRecord("gp2 web dyno", price: "63", from: known.createdAt, app: "known", appID: "known"),
                UsageRecord("redis:a addon", price: "64", from: known.createdAt, app: "known", resource: "web"),
                UsageRecord("redis:a addon", price: "65", from: known.createdAt, app: "known"),
                UsageRecord("redis:a addon", price: "66", from: known.createdAt, app: "known"),
            ]
            let summary = try await store.take(records)
            try require("summary", summary, is: IngestSummary(new: 8))
            try await StoreComparison.check(
                store, against: ReferenceRater(records: records), now: DocumentScenario.now, name: "same millisecond")
        },
        Case("a source that fails midway leaves nothing") { makeStore in
            let store = try await makeStore()
            try await store.take([known])
            let ledger = try await store.ledger()
            do {
                _ = try await store.ingest(FailingSource(UsageChunk.chunks([[another], [another]])), clock: DocumentScenario.now)
                throw ConformanceFailure("the source's failure was not passed on")
            } catch is FailingSource.Failure {}
            try await requireUntouched(store, ledger: ledger, records: [known])
        },
        Case("what was refused can be taken once it is right") { makeStore in
            let store = try await makeStore()
            try await store.take([known])
            do { try await store.take([another, known.ending(nil)]) } catch is IngestRefusal {}
            let summary = try await store.take([another, known])
            try require("summary", summary, is: IngestSummary(new: 1, unchanged: 1))
            let reference = ReferenceRater(records: [known, another])
            try await StoreComparison.check(store, against: reference, now: DocumentScenario.now, name: "put right")
        },
    ]

    /// Lines of the same resource from the same time on, with another configuration or place.
    private static func contradictions(of record: UsageRecord) -> [UsageRecord] {
        var dearer = record
        dearer.price = "60.000001"
        var more = record
        more.quantity = Quantity(unchecked: 2)
        var none = record
        none.quantity = Quantity(unchecked: 0)
        var larger = record
        larger.description = "gp3 web dyno"
        var elsewhere = record
        elsewhere.organization = "elsewhere"
        return [dearer, more, none, larger, elsewhere]
    }

    private static func requireRefusal(
        of chunks: [[UsageRecord]], after records: [UsageRecord], by makeStore: Case.Factory, with expected: IngestError
    ) async throws {
        let store = try await makeStore()
        try await store.take(records)
        let ledger = try await store.ledger()
        do {
            try await store.take(chunks: chunks)
            throw ConformanceFailure("\(chunks) was not refused with \(expected)")
        } catch let refusal as IngestRefusal {
            try require("refusal", refusal.errors, is: [expected])
        }
        try await requireUntouched(store, ledger: ledger, records: records)
    }

    /// Checks that a store has the given lines and knows nothing of those that were refused.
    private static func requireUntouched(_ store: any Store, ledger: Ledger, records: [UsageRecord]) async throws {
        let after = try await store.ledger()
        try require("ledger", after, is: ledger)
        for scope in [Scope.organization("stranger"), .organization("elsewhere"), .space("strange")] {
            let history = try await store.history(of: scope)
            try require("history of \(scope)", history, is: nil)
        }
        try await StoreComparison.check(
            store, against: ReferenceRater(records: records), now: DocumentScenario.now, name: "after a refusal")
    }
}
