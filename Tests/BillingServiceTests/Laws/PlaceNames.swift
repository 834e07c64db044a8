import Billing
import BillingTesting

/// The organizations and spaces that some facts name: by their id where they have one, else by their name.
struct PlaceNames {
    private(set) var scopes: [Scope] = []
    /// Not where a name is also another one's id, which wins.
    private(set) var areAllFound = true

    init(of facts: [UsageFact]) {
        add(facts.compactMap { $0.label(\.organization, ofLine: \.organization) }) { .organization($0) }
        add(facts.compactMap { $0.label(\.space, ofLine: \.space) }) { .space($0) }
    }

    private mutating func add(_ labels: [EventRecord.Label], scope: (String) -> Scope) {
        let ids = Set(labels.compactMap(\.id).map { Array($0.utf8) })
        let names = Set(labels.filter { $0.id == nil }.map { Array($0.name.utf8) })
        if !ids.isDisjoint(with: names) { areAllFound = false }
        scopes += ids.union(names).map { scope(String(decoding: $0, as: UTF8.self)) }
    }
}

extension UsageFact {
    fileprivate func label(
        _ label: KeyPath<EventRecord, EventRecord.Label?>, ofLine name: KeyPath<UsageRecord, String>
    ) -> EventRecord.Label? {
        switch self {
        case .line(let record): EventRecord.Label(record[keyPath: name])
        case .event(let event): event[keyPath: label]
        }
    }
}
