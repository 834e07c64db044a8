import Billing
import BillingService

extension StoreConformance {
    /// What was known of resources at earlier batches, and where it came from.
    static let dossierCases = [
        Case("a resource's dossier at a batch has what had come by then, and folds to what was known then") { makeStore in
            let store = try await makeStore()
            let line = UsageRecord("gp2 web dyno", price: "50", from: january(1), app: "app", appID: "id")
            let steps: [[UsageFact]] = [
                [.line(line)],
                [.event(.changed("2", at: january(5), quantity: 2, price: "60", appID: "id"))],
                [.event(.moved("3", at: january(8), organization: "new"))],
                [.event(.retracted("4", target: "2"))],
                [.line(line.ending(january(20)))],
                [.event(.deleted("6", at: january(15), space: nil, app: nil, appID: "id"))],
            ]
            for step in steps { try await store.take(facts: step) }
            let spans = [
                ["1-open akkeris 1 × 50"], ["1-5 akkeris 1 × 50", "5-open akkeris 2 × 60"],
                ["1-5 akkeris 1 × 50", "5-8 akkeris 2 × 60", "8-open new 2 × 60"],
                ["1-8 akkeris 1 × 50", "8-open new 1 × 50"], ["1-8 akkeris 1 × 50", "8-20 new 1 × 50"],
                ["1-8 akkeris 1 × 50", "8-15 new 1 × 50"],
            ]
            let resource = try await store.dossiers(after: nil, limit: 1, at: 1).first?.resource
            for (index, expected) in spans.enumerated() {
                let batch = Int64(index + 1)
                let dossiers = try await store.dossiers(of: [resource].compactMap(\.self), at: batch)
                try require("dossiers at batch \(batch)", dossiers.map(\.resource), is: [resource].compactMap(\.self))
                try require("type at batch \(batch)", dossiers.map(\.type), is: [.dyno])
                for dossier in dossiers {
                    let texts = try await texts(of: dossier.spans(through: .max, prices: PriceBook()), at: batch, in: store)
                    try require("spans at batch \(batch)", texts, is: expected)
                }
            }
        },
        Case("a dossier of now folds to what was known at the sequence of every closing") { makeStore in
            let store = try await makeStore()
            let line = UsageRecord("gp2 web dyno", price: "50", from: january(1))
            let facts: [UsageFact] = [
                .line(line), .event(.changed("2", at: january(5), plan: nil, quantity: 2)),
                .event(.retracted("3", target: "2")), .line(line.ending(january(9))),
            ]
            var closings: [Closing] = []
            for (index, fact) in facts.enumerated() {
                try await store.take(facts: [fact])
                let month = Month(ordinal: januaryMonth.ordinal + Int64(index))
                let request = ClosingRequest(month: month, rules: BillingRules(), format: TextLineItemFormat())
                closings += [try await store.close(request, clock: march(1))].compactMap(\.self)
            }
            let spans = [
                ["1-open akkeris 1 × 50"], ["1-5 akkeris 1 × 50", "5-open akkeris 2 × 50"], ["1-open akkeris 1 × 50"],
                ["1-9 akkeris 1 × 50"],
            ]
            let batch = try await store.ledger().batch
            guard let dossier = try await store.dossiers(after: nil, limit: 1, at: batch).first else {
                throw ConformanceFailure("there is no dossier")
            }
            for (closing, expected) in zip(closings, spans) {
                let known = dossier.spans(through: closing.lastSequence, prices: PriceBook())
                let texts = try await texts(of: known, at: batch, in: store)
                try require("spans at the closing of \(closing.month)", texts, is: expected)
            }
        },
        Case("all resources are found some at a time, those that were not known yet left out") { makeStore in
            let store = try await makeStore()
            let names = ["a", "b", "c", "d", "e"]
            for name in names {
                try await store.take(events: [
                    .changed(name, at: january(1), type: .addon, resource: name, plan: "x", price: "1", appID: "id"),
                    .changed("unnamed \(name)", at: january(1), type: .addon, resource: nil, plan: "x", price: "1", appID: "id"),
                ])
            }
            try await store.take(events: [.moved("moved", at: january(3), organization: "new")])
            let all = try await store.dossiers(after: nil, limit: 100, at: 6).map(\.resource)
            try require("resources", Set(all).count, is: 10)
            try require("resources in order", all, is: all.sorted())
            for batch in Int64(1)...6 {
                for limit in [1, 3, 4, 100] {
                    var found: [ResourceDossier] = []
                    while true {
                        let page = try await store.dossiers(after: found.last?.resource, limit: limit, at: batch)
                        try require(page.count <= limit, "there are \(page.count) resources, though at most \(limit) were wanted")
                        if page.isEmpty { break }
                        found += page
                    }
                    let label = "at batch \(batch), \(limit) at a time"
                    try require("resources \(label)", found.count, is: min(10, Int(batch) * 2))
                    try require("resources \(label)", found.map(\.resource), is: found.map(\.resource).sorted())
                    let events = batch == 6 ? 2 : 1
                    try require("events \(label)", Set(found.map(\.events.count)), is: [events])
                }
                let asked = try await store.dossiers(of: all + [ResourceKey(987_654_321)], at: batch)
                try require("asked for, at batch \(batch)", asked.count, is: min(10, Int(batch) * 2))
            }
            let none = try await store.dossiers(of: [], at: 6)
            try require("dossiers of nothing", none.count, is: 0)
        },
        Case("events at one millisecond fold at every batch as they did then") { makeStore in
            let store = try await makeStore()
            let ids = ["b", "a", "c"]
            for (index, id) in ids.enumerated() {
                try await store.take(events: [.changed(id, at: january(1), quantity: Int64(index + 1), price: "50")])
            }
            for (batch, quantity) in [(Int64(1), 1), (2, 1), (3, 3)] {
                let dossier = try await store.dossiers(after: nil, limit: 1, at: batch).first
                let spans = dossier?.spans(through: .max, prices: PriceBook()) ?? []
                let texts = try await texts(of: spans, at: batch, in: store)
                try require("spans at batch \(batch)", texts, is: ["1-open akkeris \(quantity) × 50"])
            }
        },
        Case("events are known by where they came from, and when they were recorded") { makeStore in
            let store = try await makeStore()
            let line = UsageRecord("gp2 web dyno", price: "50", from: january(1), app: "app", appID: "id")
            try await store.take([line], clock: march(1))
            try await store.take(
                events: [.changed("2", at: january(5), price: "60", appID: "id", source: "caf\u{E9}")], clock: march(2))
            try await store.take(events: [.deleted("3", at: january(9), space: nil, app: nil, appID: "id")], clock: march(3))
            try await store.take(events: [.retracted("4", target: "2", of: "caf\u{E9}")], clock: march(4))
            try await store.take([line.ending(january(7))], clock: march(5))
            guard let dossier = try await store.dossiers(after: nil, limit: 1, at: 5).first else {
                throw ConformanceFailure("there is no dossier")
            }
            let origins = try await store.origins(of: dossier.resource, app: dossier.app)
            func origin(_ source: String?, _ id: String, _ batch: Int64) -> EventOrigin {
                let reference = source.map { EventReference(source: Array($0.utf8), id: Array(id.utf8)) }
                return EventOrigin(reference: reference, batch: batch, recorded: march(batch))
            }
            for event in dossier.events {
                let told: EventOrigin? =
                    switch (event.kind, event.isLine) {
                    case (.changed, true): origin(nil, "", 1)
                    case (.changed, false): origin("caf\u{E9}", "2", 2)
                    default: origin("test", "3", 3)
                    }
                try require("origin of \(event.kind)", origins[event.sequence], is: told)
                if event.retracted > 0 { try require("retraction", origins[event.retracted], is: origin("test", "4", 4)) }
            }
            try require("events", dossier.events.count, is: 3)
            try require("retracted", dossier.events.filter { $0.retracted > 0 }.count, is: 1)
            try require("ends", dossier.ends.map { origins[$0.sequence] }, is: [origin(nil, "", 5)])
        },
    ]

    /// Spans of January as `5-8 akkeris 2 × 60`.
    private static func texts(of spans: [UsageSpan], at batch: Int64, in store: any Store) async throws -> [String] {
        var keys = NameKeys()
        keys.organizations = Set(spans.map(\.place.organization))
        let names = try await store.names(of: keys, at: batch).organizations
        return spans.map { span in
            let end = span.end == .never ? "open" : "\(Day(containing: span.end).calendar.day)"
            return "\(Day(containing: span.start).calendar.day)-\(end) \(names[span.place.organization]?.name ?? "?") "
                + "\(span.quantity.count) × \(span.price)"
        }
    }
}
