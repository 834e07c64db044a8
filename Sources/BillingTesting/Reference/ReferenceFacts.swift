import Billing

/// All that is known: each fact once, in the order of arrival.
struct ReferenceFacts: Sendable {
    private(set) var all: [ReferenceFact] = []

    /// Facts that nothing took back, retractions left out.
    var holding: [ReferenceFact] { holding(among: all[...]) }

    /// The places of equal lines, in the order in which they came.
    private var lines: [[UInt8]: [Int]] = [:]
    private var references: Set<[[UInt8]]> = []

    init(deliveries: [[UsageFact]]) {
        for delivery in deliveries { take(delivery) }
    }

    /// - Parameter delivery: what came at a time. A line is the same as one before where its content is, and as many equal
    ///   lines came before it in its delivery; it may then close what was open. An event is known by its source and id.
    mutating func take(_ delivery: [UsageFact]) {
        var seen: [[UInt8]: Int] = [:]
        for fact in delivery.map(ReferenceFact.init) {
            guard fact.isLine else {
                if references.insert(fact.reference).inserted { add(fact) }
                continue
            }
            let occurrence = seen[fact.content, default: 0]
            seen[fact.content] = occurrence + 1
            let known = lines[fact.content, default: []]
            if occurrence == known.count {
                lines[fact.content] = known + [all.count]
                add(fact)
            } else if all[known[occurrence]].ended == .never {
                all[known[occurrence]].ended = fact.ended
            }
        }
    }

    private mutating func add(_ fact: ReferenceFact) {
        var fact = fact
        fact.position = all.count
        if fact.isPlaceAssumed, let app = fact.app {
            if let place = place(of: app, at: fact.happened) {
                (fact.organization, fact.space) = place
            } else if fact.kind != .changed {
                (fact.organization, fact.space) = (nil, nil)
            }
        }
        all.append(fact)
    }

    /// Where an app belongs by all that has arrived and happened until an instant, or nil where nothing tells.
    private func place(
        of app: ReferenceName, at instant: Instant
    ) -> (organization: ReferenceName, space: ReferenceName)? {
        let stating = holding(among: all[...]).filter { fact in
            fact.app?.identity == app.identity && (fact.kind == .changed || fact.kind == .moved) && fact.happened <= instant
        }.sorted { ($0.happened, $0.position) < ($1.happened, $1.position) }
        guard let organization = stating.compactMap(\.organization).last, let space = stating.compactMap(\.space).last else {
            return nil
        }
        return (organization.withoutLabel, space.withoutLabel)
    }

    private func holding(among facts: ArraySlice<ReferenceFact>) -> [ReferenceFact] {
        let takenBack = Set(facts.compactMap(\.target))
        return facts.filter { $0.kind != .retracted && !takenBack.contains($0.reference) }
    }
}
