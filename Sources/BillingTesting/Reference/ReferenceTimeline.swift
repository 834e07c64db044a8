import Billing
import BillingService

/// One resource: what it runs at an instant is asked of all facts, each time anew.
struct ReferenceTimeline {
    /// The resource's facts and its app's that hold, in the order in which they say what is so.
    private let facts: [ReferenceFact]
    private let prices: [PlanPrice]

    init(_ facts: [ReferenceFact], prices: [PlanPrice]) {
        self.facts = facts.sorted { $0.precedes($1) }
        self.prices = prices
    }

    /// Oldest first, with those of quantity 0.
    var spans: [ReferenceSpan] {
        let instants = Set(facts.map(\.happened) + facts.map(\.ended) + prices.map(\.validFrom)).subtracting([.never])
        var spans: [ReferenceSpan] = []
        for instant in instants.sorted() {
            let last = spans.last
            let isRunning = last?.end == .never
            guard let running = span(from: instant) else {
                if isRunning { spans[spans.count - 1].end = instant }
                continue
            }
            if let last, isRunning {
                if last.isGoingOn(as: running) { continue }
                spans[spans.count - 1].end = instant
            }
            spans.append(running)
        }
        return spans
    }

    /// What runs from an instant on, until something else happens.
    private func span(from instant: Instant) -> ReferenceSpan? {
        let past = facts.filter { $0.happened <= instant }
        guard let last = past.lastIndex(where: { $0.kind == .changed }) else { return nil }
        let begun = past[last]
        let since = past[(last + 1)...]
        if begun.ended <= instant || since.contains(where: { $0.kind == .ended || $0.kind == .deleted }) { return nil }
        let changes = past[...last].filter { $0.kind == .changed }
        let moves = since.filter { $0.kind == .moved }
        guard let app = begun.app, let organization = begun.organization, let space = begun.space,
            let quantity = changes.compactMap(\.quantity).last, let described = changes.last(where: { $0.description != nil }),
            let description = described.description, let price = price(by: changes, at: instant)
        else { return nil }
        return ReferenceSpan(
            start: instant, end: .never, organization: moves.compactMap(\.organization).last ?? organization,
            space: moves.compactMap(\.space).last ?? space, app: app, type: begun.type, resource: begun.resource,
            description: description, quantity: quantity, price: price, position: begun.position)
    }

    /// The last price that was stated, unless a plan without one came after it: that costs what the price book says.
    private func price(by changes: [ReferenceFact], at instant: Instant) -> Price? {
        guard let last = changes.last(where: { $0.price != nil || $0.description != nil }) else { return nil }
        if let price = last.price { return price }
        guard let plan = last.plan else { return nil }
        let valid = prices.enumerated().filter { _, price in
            price.type == last.type && price.plan.utf8.elementsEqual(plan.utf8) && price.validFrom <= instant
        }
        return valid.max { ($0.element.validFrom, $0.offset) < ($1.element.validFrom, $1.offset) }?.element.price
    }
}
