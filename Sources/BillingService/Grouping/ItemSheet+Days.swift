import Billing

extension ItemSheet {
    /// What the items cost by day.
    func dailyCosts(by grouping: ItemGrouping?, in store: any Store) async throws(StoreError) -> DailyCosts {
        DailyCosts(
            items: items, currency: rules.currency, grouped: try await grouped(by: grouping, in: store), by: grouping,
            lost: try await lostDays(in: store), corrections: Set(corrections.keys), period: period,
            proration: rules.proration)
    }

    /// Which of its days each item lost. Of a closed month the amount nearly always tells.
    func lostDays(in store: any Store) async throws(StoreError) -> [LostDays] {
        let columns = items.columns
        guard rules.proration == .day else { return [LostDays](repeating: [], count: items.count) }
        guard let closing else { return (0..<items.count).map { columns.flags(at: $0).lost } }
        var lost: [LostDays] = []
        var open: [Int] = []
        for index in 0..<items.count {
            let deduced = LostDays.deduced(
                from: items.billed[index], start: Instant(millisecondsSince1970: columns.starts[index]),
                end: Instant(millisecondsSince1970: columns.ends[index]), price: Price(unchecked: columns.prices[index]),
                quantity: columns.quantities[index], in: period, currency: rules.currency)
            lost.append(deduced ?? [])
            if deduced == nil, corrections[index] == nil { open.append(index) }
        }
        var histories = ClosedHistories(store: store, closing: closing)
        try await histories.load(Set(open.map { resources[$0] }))
        for index in open {
            guard let span = histories.span(of: resources[index], from: items[index].createdAt) else { continue }
            lost[index] = period.lostDays(
                start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay,
                lastDayTurns: span.lastDayTurns)
        }
        return lost
    }
}
