public import Billing

/// A store that keeps everything in memory and derives all spans anew with each batch: for tests, and to read what the other
/// stores do with less to distract.
public actor MemoryStore: Store {
    /// What was known at each batch, from batch 0 on. States share what does not change between them.
    var states = [MemoryState()]

    public init() {}

    var state: MemoryState { states[states.count - 1] }

    /// What was known at a batch; nil for the last one.
    func state(at batch: Int64?) -> MemoryState {
        guard let batch, batch >= 0, batch < states.count else { return state }
        return states[Int(batch)]
    }

    /// Makes what a write has changed the next batch.
    func commit(_ next: MemoryState, clock: Instant) {
        var next = next
        next.ledger = state.ledger.next(clock: clock)
        next.fold()
        next.touched += touched(by: next)
        states.append(next)
    }

    // MARK: Reading usage

    public func ledger() -> Ledger { state.ledger }

    /// The same as any store's, which can't fail here.
    public func history(of scope: Scope) async -> ScopeHistory? { history(of: scope, at: nil) }

    public func history(of scope: Scope, at batch: Int64?) -> ScopeHistory? {
        let state = state(at: batch)
        guard let key = state.key(of: scope) else { return nil }
        return history(of: key, in: state, isPast: batch != nil)
    }

    private func history(of key: ScopeKey, in state: MemoryState, isPast: Bool) -> ScopeHistory {
        let spans = state.spans.joined()
        let billed = state.pieces.filter { _, pieces in pieces.contains { key.contains($0) } }.keys
        return ScopeHistory(
            ledger: state.ledger, key: key,
            firstUsage: isPast ? nil : spans.filter { key.contains($0.place) }.map(\.start).min(), closed: state.closed,
            firstBilled: billed.min())
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) -> ScopeUsage? {
        guard let key = state.key(of: scope) else { return nil }
        return usage(ofKey: key, in: period, databases: databases, detail: detail)
    }

    public func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) -> ScopeUsage {
        let history = history(of: key, in: state, isPast: false)
        guard history.mayHaveUsage(in: period) else { return ScopeUsage(history: history, columns: SpanColumns()) }
        return ScopeUsage(
            history: history, columns: state.columns(of: key, in: period, databases: databases, detail: detail))
    }

    // MARK: Taking usage

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
        if !isTrial, batch.summary.isChange { commit(next, clock: clock) }
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
            if case .success(let summary) = result { summary.isChange } else { false }
        }
        if isChanged {
            let origins = AuditNote.origins(of: requests)
            note(AuditNote.retractions(of: requests, results: results, origins: origins), in: &next, clock: clock)
            commit(next, clock: clock)
        }
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

    // MARK: Prices

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
        var next = state
        for price in prices {
            let known = next.prices.firstIndex { known in
                known.type == price.type && known.validFrom == price.validFrom
                    && known.plan.utf8.elementsEqual(price.plan.utf8)
            }
            if let known, next.prices[known].price == price.price {
                summary.unchanged += 1
                continue
            }
            summary.set += 1
            if let known { next.prices[known].price = price.price } else { next.prices.append(price) }
        }
        if summary.set > 0 {
            note(AuditNote.prices(prices), in: &next, clock: clock)
            commit(next, clock: clock)
        }
        return summary
    }

    // MARK: Cursors

    public func cursor(of source: String) -> String? { state.cursors[Array(source.utf8)] }

    public func setCursor(_ cursor: String, of source: String) {
        states[states.count - 1].cursors[Array(source.utf8)] = cursor
    }
}

extension ScopeKey {
    /// Whether a piece of a closed month has items of the scope.
    func contains(_ piece: ClosedPiece) -> Bool {
        switch self {
        case .account: piece.isWhole
        case .organization(let key): piece.organization.value == key && piece.isWhole
        case .space(let key): piece.space?.value == key
        }
    }
}
