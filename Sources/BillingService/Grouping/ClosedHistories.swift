import Billing

/// Looks up in the histories of resources, as they were known at a closing, what the stored items do not tell.
struct ClosedHistories {
    private let store: any Store
    private let closing: Closing
    private var spans: [ResourceKey: [UsageSpan]] = [:]

    init(store: any Store, closing: Closing) {
        self.store = store
        self.closing = closing
    }

    /// The spaces of items.
    ///
    /// - Parameter known: those of items of organizations that had only one.
    mutating func spaces(
        of items: LineItems, in known: [SpaceKey?], _ resources: [ResourceKey]
    ) async throws(StoreError) -> [SpaceKey] {
        try await load(Set(zip(known, resources).filter { $0.0 == nil }.map(\.1)))
        return (0..<items.count).map { index in
            known[index] ?? span(of: resources[index], from: items[index].createdAt)?.place.space ?? SpaceKey(0)
        }
    }

    /// Which of their days items lost. Nearly always the amount tells.
    mutating func lostDays(of sheet: ItemSheet, _ resources: [ResourceKey]) async throws(StoreError) -> [LostDays] {
        let items = sheet.items
        guard sheet.rules.proration == .day else { return [LostDays](repeating: [], count: items.count) }
        var lost: [LostDays] = []
        var open: [Int] = []
        for index in 0..<items.count {
            let columns = items.columns
            let deduced = LostDays.deduced(
                from: items.billed[index], start: Instant(millisecondsSince1970: columns.starts[index]),
                end: Instant(millisecondsSince1970: columns.ends[index]), price: Price(unchecked: columns.prices[index]),
                quantity: columns.quantities[index], in: sheet.period, currency: sheet.rules.currency)
            lost.append(deduced ?? [])
            if deduced == nil, !sheet.corrections.contains(index) { open.append(index) }
        }
        try await load(Set(open.map { resources[$0] }))
        for index in open {
            guard let span = span(of: resources[index], from: items[index].createdAt) else { continue }
            lost[index] = sheet.period.lostDays(
                start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay,
                lastDayTurns: span.lastDayTurns)
        }
        return lost
    }

    private func span(of resource: ResourceKey, from start: Instant) -> UsageSpan? {
        spans[resource]?.first { $0.start == start }
    }

    private mutating func load(_ resources: Set<ResourceKey>) async throws(StoreError) {
        let missing = resources.filter { spans[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let prices = try await store.priceBook(at: closing.batch)
        for dossier in try await store.dossiers(of: missing, at: closing.batch) {
            spans[dossier.resource] = dossier.spans(through: .max, prices: prices)
        }
    }
}
