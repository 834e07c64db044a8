import Billing

/// What organizations, spaces or apps are called.
struct ReferenceNames: Sendable {
    /// Each thing that a fact names, as it was named first.
    let things: [ReferenceName]
    /// The names that are shown, by identity.
    private let shown: [ReferenceIdentity: String]

    /// - Parameter name: what a fact says of the thing.
    init(_ facts: ReferenceFacts, holding: [ReferenceFact], name: (ReferenceFact) -> ReferenceName?) {
        var seen: Set<ReferenceIdentity> = []
        things = facts.all.compactMap(name).filter { seen.insert($0.identity).inserted }
        var latest: [ReferenceIdentity: (named: Instant, name: String)] = [:]
        for fact in holding {
            guard let thing = name(fact), let given = thing.name else { continue }
            if let known = latest[thing.identity] {
                let isGreater = known.name.utf8.lexicographicallyPrecedes(given.utf8)
                guard known.named < fact.happened || known.named == fact.happened && isGreater else { continue }
            }
            latest[thing.identity] = (fact.happened, given)
        }
        shown = latest.mapValues(\.name)
    }

    /// The name that was given last, the greater one of two at once; an id of which no name holds is shown itself.
    func name(of thing: ReferenceName) -> String {
        thing.id == nil ? thing.name ?? "" : shown[thing.identity] ?? thing.id ?? ""
    }

    /// What a text in a path means: an id, else a name of its own, else the label of an id, of the least one if it is that of
    /// several.
    func find(_ text: String) -> ReferenceName? {
        func isText(_ name: String?) -> Bool { name.map { $0.utf8.elementsEqual(text.utf8) } ?? false }
        if let thing = things.first(where: { isText($0.id) }) { return thing }
        if let thing = things.first(where: { $0.id == nil && isText($0.name) }) { return thing }
        return things.filter { isText(name(of: $0)) }.min {
            ($0.id ?? "").utf8.lexicographicallyPrecedes(($1.id ?? "").utf8)
        }
    }

    /// Every text that means one of the things.
    var texts: [String] {
        var seen: Set<[UInt8]> = []
        return things.flatMap { [$0.id, name(of: $0)].compactMap { $0 } }.filter { seen.insert(Array($0.utf8)).inserted }
    }
}
