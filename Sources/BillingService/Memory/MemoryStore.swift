public import Billing

/// A store that keeps everything in memory and derives spans whenever it is asked: for tests, and to read what the other
/// stores do with less to distract.
public actor MemoryStore: Store {
    private var state = MemoryState()

    public init() {}

    public func ledger() -> Ledger { state.ledger }

    public func history(of scope: Scope) -> ScopeHistory? {
        guard let places = state.filter(of: scope) else { return nil }
        let first = state.resources.flatMap { Timeline.spans(of: $0.events) }.filter { places($0.place) }.map(\.start).min()
        return ScopeHistory(ledger: state.ledger, firstUsage: first)
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) -> ScopeUsage? {
        guard let history = history(of: scope), let places = state.filter(of: scope) else { return nil }
        var columns = SpanColumns()
        for resource in state.resources {
            for span in Timeline.spans(of: resource.events)
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
        let app = state.appLabels[span.app]?.name ?? ""
        columns.appendNames(
            organization: columns.organizationNames.code(of: names[NameTable.Code(span.place.organization.value)]),
            app: columns.appNames.code(of: "\(app)-\(names[NameTable.Code(span.place.space.value)])"),
            description: columns.descriptionNames.code(of: names[NameTable.Code(span.description.value)]),
            resource: columns.resourceNames.code(of: resource.name.map { names[$0] } ?? ""), sequence: span.event)
    }

    public func ingest(_ source: any UsageSource & Sendable, clock: Instant) throws -> IngestSummary {
        var source = source
        var next = state
        var batch = MemoryBatch()
        var chunk = UsageChunk()
        while try source.read(into: &chunk) {
            try batch.take(chunk, into: &next)
            chunk.removeAll()
        }
        guard batch.summary.new + batch.summary.closed > 0 else { return batch.summary }
        next.ledger = next.ledger.next(clock: clock)
        state = next
        return batch.summary
    }
}
