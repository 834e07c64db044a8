import Billing
import BillingService

extension StoreConformance {
    private static let first = EventRecord.changed(
        "e", at: february(2), type: .addon, resource: "cache", plan: "redis:small", price: "60", appID: "id")

    /// Which events are the same, and what of theirs has which name.
    static let eventIdentityCases = [
        Case("the same event again changes nothing, in whatever request it comes") { makeStore in
            let store = try await makeStore()
            let twice = try await store.take(events: [first, first])
            try require("summary of an event twice", twice, is: IngestSummary(new: 1, unchanged: 1))
            let ledger = try await store.ledger()
            let again = try await store.take(events: [first], clock: february(25))
            try require("summary of the event again", again, is: IngestSummary(unchanged: 1))
            let results = try await store.take(requests: [[first], [first, first]], clock: february(25))
            let summaries = try results.map { try $0.get() }
            try require("summaries", summaries, is: [IngestSummary(unchanged: 1), IngestSummary(unchanged: 2)])
            let after = try await store.ledger()
            try require("ledger", after, is: ledger)
            try await ItemTexts.require(
                ["2.00-open akkeris app-space: redis:small addon 1 × 60"], of: store, now: february(20), name: "thrice")
        },
        Case("another event by a known id is refused, with what both say") { makeStore in
            for given in contradictions(of: first) {
                let store = try await makeStore()
                try await store.take(events: [first])
                try await requireConflict(of: first, with: given, as: 1, of: [other("o"), given], in: store)
                let results = try await store.take(requests: [[given]])
                try require("result", results, is: [.failure(IngestRefusal([conflict(of: first, with: given, index: 0)]))])
            }
        },
        Case("a request with two events of one id is refused") { makeStore in
            for given in contradictions(of: first) {
                let store = try await makeStore()
                try await requireConflict(of: first, with: given, as: 2, of: [other("o"), first, given], in: store)
            }
        },
        Case("ids are a source's own, and compared as bytes") { makeStore in
            let store = try await makeStore()
            let forms = ["\u{E9}", "e\u{301}", "e", "E", "e ", "\u{1F600}", "ee"]
            let events = forms.flatMap { form in
                [
                    EventRecord.changed(form, at: february(2), type: .addon, resource: nil, plan: "redis:small", price: "1"),
                    .changed("1", at: february(2), type: .addon, resource: nil, plan: "redis:small", price: "1", source: form),
                    .changed("e\(form)", at: february(2), type: .addon, resource: nil, plan: "r", price: "2", source: "tes"),
                ]
            }
            let summary = try await store.take(events: events)
            try require("summary", summary, is: IngestSummary(new: 21))
            let again = try await store.take(events: events)
            try require("summary of the same again", again, is: IngestSummary(unchanged: 21))
            try await StoreComparison.check(
                store, against: ReferenceRater(facts: events.map { .event($0) }), now: february(20), name: "forms")
        },
        Case("names that differ only in their Unicode form are different names in events, too") { makeStore in
            let store = try await makeStore()
            let events = ["caf\u{E9}", "cafe\u{301}"].enumerated().flatMap { index, form in
                let label = EventRecord.Label(form)
                let labelled = EventRecord.Label("label", id: form)
                return [
                    EventRecord.changed("1\(index)", at: february(2), price: "1", organization: label, app: "in \(form)"),
                    .changed("2\(index)", at: february(2), price: "2", space: label),
                    .changed("3\(index)", at: february(2), price: "3", app: form),
                    .changed("4\(index)", at: february(2), price: "4", appID: form),
                    .changed("5\(index)", at: february(2), resource: form, price: "5"),
                    .changed("6\(index)", at: february(2), type: .addon, resource: form, plan: "r", price: "6"),
                    .changed("7\(index)", at: february(2), plan: form, price: "7", app: "plan \(index)"),
                    .changed("8\(index)", at: february(2), price: "8", organization: labelled, app: "labelled \(index)"),
                    .changed("9\(index)", at: february(2), price: "9", space: labelled),
                    .moved("A\(index)", at: february(3), organization: label, appID: form),
                    .ended("B\(index)", at: february(4), resource: form), .deleted("C\(index)", at: february(4), app: form),
                ]
            }
            try await store.take(events: events)
            let reference = ReferenceRater(facts: events.map { .event($0) })
            try require("scopes", reference.scopes.count, is: 1 + 4 + 4)
            try await StoreComparison.check(store, against: reference, now: february(20), name: "forms of names")
        },
        Case("a source is asked for its events by their ids") { makeStore in
            let store = try await makeStore()
            let before = try await store.identities(of: ["e"], source: "test")
            try require("identities in an empty store", before, is: [:])
            let events: [EventRecord] = [
                first, .ended("\u{E9}", at: february(3)), .moved("m", at: february(3), organization: "new"),
                .deleted("d", at: february(4)), .retracted("r", target: "e"), .ended("e", at: february(5), source: "e\u{301}"),
            ]
            let identities = UsageChunk(events: events).events.map(\.identity)
            try await store.take(events: events)
            let known = try await store.identities(of: ["r", "e", "unknown", "d", "\u{E9}", "m", "", "e"], source: "test")
            let expected = Dictionary(uniqueKeysWithValues: zip(["e", "\u{E9}", "m", "d", "r"], identities))
            try require("identities", known, is: expected)
            let otherForm = try await store.identities(of: ["e\u{301}"], source: "test")
            try require("identities of an id in another Unicode form", otherForm, is: [:])
            let otherSource = try await store.identities(of: ["e", "m"], source: "e\u{301}")
            try require("identities of another source", otherSource, is: ["e": identities[5]])
            for source in ["\u{E9}", "", "nobody"] {
                let ofNobody = try await store.identities(of: ["e", "m"], source: source)
                try require("identities of source \(source)", ofNobody, is: [:])
            }
            let none = try await store.identities(of: [], source: "test")
            try require("identities of no ids", none, is: [:])
        },
    ]

    /// Events of the same id that say something else, each in one thing.
    private static func contradictions(of event: EventRecord) -> [EventRecord] {
        func changed(_ change: (inout EventRecord) -> Void) -> EventRecord {
            var changed = event
            change(&changed)
            return changed
        }
        return [
            changed { $0.happened = $0.happened.advanced(milliseconds: 1) }, changed { $0.quantity = Quantity(2) },
            changed { $0.quantity = nil }, changed { $0.price = "60.000001" }, changed { $0.plan = "redis:large" },
            changed { $0.plan = nil }, changed { $0.organization = "other" }, changed { $0.space = "other" },
            changed { $0.app = "other" }, changed { $0.appID = "other" }, changed { $0.resource = "other" },
            changed { $0.resource = nil }, changed { $0.organization = EventRecord.Label("akkeris", id: "o") },
            .ended("e", at: event.happened, type: .addon, resource: "cache", appID: "id"),
            .moved("e", at: event.happened, organization: "other"), .deleted("e", at: event.happened, appID: "id"),
            .retracted("e", at: event.happened, target: "another"),
        ]
    }

    private static func other(_ id: String) -> EventRecord {
        .changed(id, at: february(2), price: "1", organization: "stranger", app: "other")
    }

    private static func conflict(of known: EventRecord, with given: EventRecord, index: Int) -> IngestError {
        let chunk = UsageChunk(events: [known, given])
        let facts = chunk.events.map { EventFacts($0, names: chunk.names) }
        return .conflict(line: index, known: facts[0], given: facts[1])
    }

    private static func requireConflict(
        of known: EventRecord, with given: EventRecord, as index: Int, of events: [EventRecord], in store: any Store
    ) async throws {
        let ledger = try await store.ledger()
        do {
            try await store.take(events: events)
            throw ConformanceFailure("\(given) was not refused beside \(known)")
        } catch let refusal as IngestRefusal {
            try require("refusal", refusal.errors, is: [conflict(of: known, with: given, index: index)])
        }
        let after = try await store.ledger()
        try require("ledger after a conflict", after, is: ledger)
        let history = try await store.history(of: .organization("stranger"))
        try require("history of what came with a conflict", history, is: nil)
    }
}
