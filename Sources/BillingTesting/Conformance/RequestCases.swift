import Billing
import BillingService

extension StoreConformance {
    /// Several requests in one batch, trials, and how far sources were read.
    static let requestCases = [
        Case("requests of one call are one batch") { makeStore in
            let store = try await makeStore()
            let requests = [[changed("1"), changed("2")], [changed("3")], [.ended("4", at: february(5), app: "app-1")]]
            let results = try await store.take(requests: requests, clock: february(20))
            let expected = [IngestSummary(new: 2), IngestSummary(new: 1), IngestSummary(new: 1)]
            try require("summaries", try results.map { try $0.get() }, is: expected)
            let ledger = try await store.ledger()
            try require("ledger", ledger, is: Ledger(batch: 1, recorded: february(20)))
            let reference = ReferenceRater(deliveries: requests.map { $0.map { .event($0) } })
            try await StoreComparison.check(store, against: reference, now: february(20), name: "three requests")
            let results2 = try await store.take(requests: [[changed("1")], [changed("5")]], clock: february(19))
            let expected2 = [IngestSummary(unchanged: 1), IngestSummary(new: 1)]
            try require("summaries of the second call", try results2.map { try $0.get() }, is: expected2)
            let second = try await store.ledger()
            try require("second ledger", second, is: Ledger(batch: 2, recorded: february(20).advanced(milliseconds: 1)))
        },
        Case("a bad request fails alone, with all of its errors, and nothing of it stays") { makeStore in
            let store = try await makeStore()
            _ = try await store.set(EventScenario.prices, clock: february(20))
            try await store.take(events: [changed("known")])
            var other = changed("known")
            other.quantity = Quantity(2)
            let bad: [EventRecord] = [
                changed("stranger", organization: "stranger"), other,
                .changed("3", at: february(2), plan: "none", space: "strange"), .changed("4", at: "2015-01-01T00:00:00Z"),
                .retracted("5", target: "5"), changed("known"), .deleted("7", at: february(3), app: "app-known"),
            ]
            let results = try await store.take(requests: [[changed("1")], bad, [changed("2"), changed("stranger")], []])
            let chunk = UsageChunk(events: [changed("known"), other])
            let facts = chunk.events.map { EventFacts($0, names: chunk.names) }
            let errors: [IngestError] = [
                .conflict(line: 1, known: facts[0], given: facts[1]), .planUnknown(line: 2, type: .dyno, plan: "none"),
                .planWithoutPrice(
                    line: 3, type: .dyno, plan: "gp2", happened: "2015-01-01T00:00:00Z", firstValidFrom: "2016-01-01T00:00:00Z"),
                .retractionRetracted(line: 4),
            ]
            let expected: [Result<IngestSummary, IngestRefusal>] = [
                .success(IngestSummary(new: 1)), .failure(IngestRefusal(errors)), .success(IngestSummary(new: 2)),
                .success(IngestSummary()),
            ]
            try require("results", results, is: expected)
            let ledger = try await store.ledger()
            try require("batch", ledger.batch, is: 3)
            for scope in [Scope.organization("stranger"), .space("strange")] {
                let history = try await store.history(of: scope)
                try require("history of \(scope)", history, is: nil)
            }
            let facts2 = ["known", "1", "2", "stranger"].map { UsageFact.event(changed($0)) }
            try await StoreComparison.check(
                store, against: ReferenceRater(facts: facts2), now: february(20), name: "good requests")
        },
        Case("an event in two requests of one call is new once") { makeStore in
            let store = try await makeStore()
            var other = changed("1")
            other.quantity = Quantity(2)
            let bad = EventRecord.changed("3", at: february(2), plan: "none")
            let results = try await store.take(requests: [
                [changed("2"), bad], [changed("1")], [changed("1"), changed("2")], [other], [changed("2")],
            ])
            let chunk = UsageChunk(events: [changed("1"), other])
            let facts = chunk.events.map { EventFacts($0, names: chunk.names) }
            let expected: [Result<IngestSummary, IngestRefusal>] = [
                .failure(IngestRefusal([.planUnknown(line: 1, type: .dyno, plan: "none")])), .success(IngestSummary(new: 1)),
                .success(IngestSummary(new: 1, unchanged: 1)),
                .failure(IngestRefusal([.conflict(line: 0, known: facts[0], given: facts[1])])),
                .success(IngestSummary(unchanged: 1)),
            ]
            try require("results", results, is: expected)
            let reference = ReferenceRater(facts: [.event(changed("1")), .event(changed("2"))])
            try await StoreComparison.check(store, against: reference, now: february(20), name: "twice in a call")
        },
        Case("a request may take back what another of its call brought") { makeStore in
            let store = try await makeStore()
            let requests: [[EventRecord]] = [
                [.retracted("r1", target: "2")], [changed("1"), changed("2")], [.retracted("r2", target: "1"), changed("3")],
            ]
            for result in try await store.take(requests: requests) { _ = try result.get() }
            try await ItemTexts.require(
                ["2.00-open akkeris app-3-space: gp2 web dyno 1 × 60"], of: store, now: february(20), name: "taken back")
        },
        Case("a resource that several requests of a call change comes to the same as in one") { makeStore in
            let store = try await makeStore()
            let requests: [[EventRecord]] = [
                [.changed("1", at: february(4), price: "1", appID: "id")], [.ended("2", at: february(6), appID: "id")],
                [.changed("3", at: february(2), price: "3", appID: "id"), .moved("4", at: february(3), organization: "new")],
                [.changed("5", at: february(5), plan: nil, quantity: 5, appID: "id")],
            ]
            for result in try await store.take(requests: requests) { _ = try result.get() }
            try await ItemTexts.require(
                [
                    "2.00-3.00 akkeris app-space: gp2 web dyno 1 × 3", "3.00-4.00 new app-space: gp2 web dyno 1 × 3",
                    "4.00-5.00 akkeris app-space: gp2 web dyno 1 × 1", "5.00-6.00 akkeris app-space: gp2 web dyno 5 × 1",
                ], of: store, now: february(20), name: "four requests")
            let reference = ReferenceRater(deliveries: requests.map { $0.map { .event($0) } })
            try await StoreComparison.check(store, against: reference, now: february(20), name: "four requests")
        },
        Case("requests that bring nothing make no batch") { makeStore in
            let store = try await makeStore()
            let bad = EventRecord.changed("1", at: february(2), plan: "none")
            let refusal = IngestRefusal([.planUnknown(line: 0, type: .dyno, plan: "none")])
            let calls: [(requests: [[EventRecord]], results: [Result<IngestSummary, IngestRefusal>])] = [
                ([], []), ([[]], [.success(IngestSummary())]), ([[bad]], [.failure(refusal)]),
                ([[bad], [], [bad]], [.failure(refusal), .success(IngestSummary()), .failure(refusal)]),
            ]
            for call in calls {
                let results = try await store.take(requests: call.requests)
                try require("results of \(call.requests)", results, is: call.results)
                let ledger = try await store.ledger()
                try require("ledger after \(call.requests)", ledger, is: .empty)
            }
            let history = try await store.history(of: .organization("akkeris"))
            try require("history", history, is: nil)
        },
        Case("a trial tells what would come of it, and stores nothing") { makeStore in
            let store = try await makeStore()
            let line = UsageRecord("gp2 web dyno", price: "60", from: february(2))
            try await store.take([line])
            try await store.take(events: [changed("1")])
            let ledger = try await store.ledger()
            let before = try await ItemTexts.texts(of: store, now: february(20))
            let facts: [UsageFact] = [
                .line(line.ending(february(3))), .event(changed("1")), .event(changed("2", organization: "stranger")),
                .event(.retracted("3", target: "1")),
            ]
            for _ in 1...2 {
                let source = ChunkSource(UsageChunk.chunks(facts: [Array(facts[..<2]), Array(facts[2...])]))
                let summary = try await store.ingest(source, clock: february(20), isTrial: true)
                try require("summary of the trial", summary, is: IngestSummary(new: 2, unchanged: 1, closed: 1))
            }
            let conflict = ChunkSource([UsageChunk(events: [.deleted("1", at: february(3))])])
            do {
                _ = try await store.ingest(conflict, clock: february(20), isTrial: true)
                throw ConformanceFailure("a trial does not refuse a conflict")
            } catch is IngestRefusal {}
            let after = try await store.ledger()
            try require("ledger", after, is: ledger)
            let history = try await store.history(of: .organization("stranger"))
            try require("history of what was tried", history, is: nil)
            let identities = try await store.identities(of: ["2", "3"], source: "test")
            try require("identities of what was tried", identities, is: [:])
            try await ItemTexts.require(before, of: store, now: february(20), name: "after a trial")
            let source = ChunkSource(UsageChunk.chunks(facts: [facts]))
            let summary = try await store.ingest(source, clock: february(20), isTrial: false)
            try require("summary after the trial", summary, is: IngestSummary(new: 2, unchanged: 1, closed: 1))
        },
        Case("a cursor is its source's own, and makes no batch") { makeStore in
            let store = try await makeStore()
            let sources = ["akkeris", "Akkeris", "caf\u{E9}", "cafe\u{301}", ""]
            for source in sources {
                let none = try await store.cursor(of: source)
                try require("cursor of \(source)", none, is: nil)
                try await store.setCursor("0", of: source)
                try await store.setCursor("cursor of \(source)", of: source)
            }
            for source in sources {
                let cursor = try await store.cursor(of: source)
                let isSame = cursor.map { Array($0.utf8) } == Array("cursor of \(source)".utf8)
                try require(isSame, "cursor of \(source) is \(cursor ?? "none")")
            }
            let ledger = try await store.ledger()
            try require("ledger", ledger, is: .empty)
        },
    ]

    private static func changed(_ id: String, organization: EventRecord.Label = "akkeris") -> EventRecord {
        .changed(id, at: february(2), price: "60", organization: organization, app: "app-\(id)")
    }
}
