public import Billing

/// A store that keeps everything in memory and derives spans whenever it is asked: for tests, and to read what the other
/// stores do with less to distract.
public actor MemoryStore: Store {
    private var state = MemoryState()

    public init() {}

    public func ledger() -> Ledger { state.ledger }

    public func history(of scope: Scope) -> ScopeHistory? {
        guard let places = state.filter(of: scope) else { return nil }
        let prices = state.priceBook()
        let spans = state.resources.flatMap { state.spans(of: $0, prices: prices) }
        let first = spans.filter { places($0.place) }.map(\.start).min()
        return ScopeHistory(ledger: state.ledger, firstUsage: first)
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) -> ScopeUsage? {
        guard let history = history(of: scope), let places = state.filter(of: scope) else { return nil }
        let prices = state.priceBook()
        var columns = SpanColumns()
        for resource in state.resources {
            for span in state.spans(of: resource, prices: prices)
            where places(span.place) && span.start < period.cutoff && span.end > period.start {
                let description = state.names[NameTable.Code(span.description.value)]
                let lostDays = period.lostDays(
                    start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay,
                    lastDayTurns: span.lastDayTurns)
                columns.append(
                    start: span.start, end: span.end, price: span.price, quantity: span.quantity,
                    flags: SpanFlags(
                        type: span.type, isDatabase: span.type == .addon && databases.contain(description: description),
                        lostDays: lostDays))
                if detail == .items { appendNames(of: span, resource: resource, to: &columns) }
            }
        }
        return ScopeUsage(history: history, columns: columns)
    }

    private func appendNames(of span: UsageSpan, resource: MemoryState.Resource, to columns: inout SpanColumns) {
        let names = state.names
        func name(_ key: Int64, in things: MemoryNames) -> String {
            things.name(of: key, in: names, holds: state.holds).map { names[$0] } ?? ""
        }
        let app = name(span.app.value, in: state.apps)
        columns.appendNames(
            organization: columns.organizationNames.code(of: name(span.place.organization.value, in: state.organizations)),
            app: columns.appNames.code(of: "\(app)-\(name(span.place.space.value, in: state.spaces))"),
            description: columns.descriptionNames.code(of: names[NameTable.Code(span.description.value)]),
            resource: columns.resourceNames.code(of: resource.name.map { names[$0] } ?? ""), sequence: span.event)
    }

    public func ingest(
        _ source: any UsageSource & Sendable, clock: Instant, isTrial: Bool
    ) throws -> IngestSummary {
        var source = source
        var next = state
        var batch = MemoryBatch()
        var chunk = UsageChunk()
        while try source.read(into: &chunk) {
            try batch.take(chunk, into: &next)
            chunk.removeAll()
        }
        guard !isTrial, batch.summary.new + batch.summary.closed > 0 else { return batch.summary }
        next.ledger = next.ledger.next(clock: clock)
        state = next
        return batch.summary
    }

    public func ingest(
        _ requests: [UsageChunk], clock: Instant
    ) -> [Result<IngestSummary, IngestRefusal>] {
        var next = state
        let results = requests.map { chunk in
            Result { () throws(IngestRefusal) in
                var changed = next
                var batch = MemoryBatch()
                try batch.take(chunk, into: &changed)
                next = changed
                return batch.summary
            }
        }
        let isChanged = results.contains { result in
            if case .success(let summary) = result { summary.new + summary.closed > 0 } else { false }
        }
        guard isChanged else { return results }
        next.ledger = next.ledger.next(clock: clock)
        state = next
        return results
    }

    public func identities(of ids: [String], source: String) -> [String: EventIdentity] {
        var names = state.names
        let source = names.code(of: source)
        let known = ids.compactMap { id in
            state.known[UsageEvent.Reference(source: source, id: names.code(of: id))].map { (id, $0.identity) }
        }
        return Dictionary(known) { first, _ in first }
    }

    public func plans() -> [PlanPrice] {
        state.prices.sorted { left, right in
            if left.type != right.type { return left.type.rawValue < right.type.rawValue }
            if !left.plan.utf8.elementsEqual(right.plan.utf8) {
                return left.plan.utf8.lexicographicallyPrecedes(right.plan.utf8)
            }
            return left.validFrom < right.validFrom
        }
    }

    public func set(_ prices: [PlanPrice], clock: Instant) -> PriceSummary {
        var summary = PriceSummary()
        for price in prices {
            let known = state.prices.firstIndex { known in
                known.type == price.type && known.validFrom == price.validFrom
                    && known.plan.utf8.elementsEqual(price.plan.utf8)
            }
            if let known, state.prices[known].price == price.price {
                summary.unchanged += 1
                continue
            }
            summary.set += 1
            if let known { state.prices[known].price = price.price } else { state.prices.append(price) }
        }
        if summary.set > 0 { state.ledger = state.ledger.next(clock: clock) }
        return summary
    }

    public func cursor(of source: String) -> String? { state.cursors[Array(source.utf8)] }

    public func setCursor(_ cursor: String, of source: String) { state.cursors[Array(source.utf8)] = cursor }
}
