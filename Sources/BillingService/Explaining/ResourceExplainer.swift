import Billing

/// Explains the spans of one resource by what was known of it.
struct ResourceExplainer {
    let dossier: ResourceDossier
    /// Events that hold, in the order in which they happened.
    private let events: [TimelineEvent]
    let spans: [UsageSpan]
    private let prices: PriceBook
    private let origins: [Int64: EventOrigin]

    init(_ dossier: ResourceDossier, prices: PriceBook, origins: [Int64: EventOrigin]) {
        self.dossier = dossier
        self.prices = prices
        self.origins = origins
        events = dossier.events(through: .max).filter { $0.retracted == 0 }.sorted(by: Timeline.precedes)
        spans = dossier.spans(through: .max, prices: prices)
    }

    /// The span that began at an instant: a resource begins one thing at a time.
    func span(from start: Instant) -> UsageSpan? { spans.first { $0.start == start } }

    // MARK: Events

    /// What had a part in a span.
    func events(of span: UsageSpan) -> [ExplainedEvent] {
        guard let index = events.firstIndex(where: { $0.sequence == span.event }) else { return [] }
        let began = events[index]
        var explained: [ExplainedEvent] = []
        let before = events[..<index].filter { $0.kind == .changed }
        var configuring: Set<Int64> = []
        if began.quantity == nil, let last = before.last(where: { $0.quantity != nil }) { configuring.insert(last.sequence) }
        if began.description == nil {
            if let last = before.last(where: { $0.description != nil }) { configuring.insert(last.sequence) }
            if began.price == nil, let last = before.last(where: { $0.price != nil || $0.description != nil }) {
                configuring.insert(last.sequence)
            }
        }
        explained += before.filter { configuring.contains($0.sequence) }.compactMap { explain($0, .configured) }
        if let event = explain(began, .began) { explained.append(event) }
        for event in events[(index + 1)...] where event.kind == .moved && event.happened <= span.start {
            if let moved = explain(event, .moved) { explained.append(moved) }
        }
        if let end = end(of: span, began: began, after: index) { explained.append(end) }
        return explained
    }

    /// What ended a span: a line's own end, which may have come later, or what happened then.
    private func end(of span: UsageSpan, began: TimelineEvent, after index: Int) -> ExplainedEvent? {
        guard span.end != .never else { return nil }
        let next = events[(index + 1)...].first { event in
            event.happened == span.end && (event.kind != .moved || event.happened > span.start)
        }
        if let next { return explain(next, .ended) }
        let closing = dossier.ends.first { $0.line == span.event && $0.end == span.end }
        if let closing, let origin = origins[closing.sequence] {
            return ExplainedEvent(
                role: .ended, kind: .ended, source: nil, id: nil, happened: span.end, recorded: origin.recorded,
                batch: origin.batch)
        }
        return nil
    }

    private func explain(_ event: TimelineEvent, _ role: ExplainedEvent.Role) -> ExplainedEvent? {
        guard let origin = origins[event.sequence] else { return nil }
        return ExplainedEvent(
            role: role, kind: event.kind, source: origin.reference.map { String(decoding: $0.source, as: UTF8.self) },
            id: origin.reference.map { String(decoding: $0.id, as: UTF8.self) }, happened: event.happened,
            recorded: origin.recorded, batch: origin.batch)
    }

    /// What began at an instant and was taken back, with what took it back.
    func takenBack(from start: Instant) -> [ExplainedEvent] {
        dossier.events.filter { $0.retracted != 0 && $0.happened == start }.sorted(by: Timeline.precedes).flatMap {
            event -> [ExplainedEvent] in
            guard let began = explain(event, .began), let origin = origins[event.retracted] else { return [] }
            let retraction = ExplainedEvent(
                role: .ended, kind: .retracted, source: origin.reference.map { String(decoding: $0.source, as: UTF8.self) },
                id: origin.reference.map { String(decoding: $0.id, as: UTF8.self) }, happened: event.happened,
                recorded: origin.recorded, batch: origin.batch)
            return [began, retraction]
        }
    }

    // MARK: Price

    /// The plan of a span that has its price from the price book, and from when on it has it; nil where the usage brought it.
    func bookPrice(of span: UsageSpan) -> (plan: TextKey, validFrom: Instant)? {
        guard let index = events.firstIndex(where: { $0.sequence == span.event }) else { return nil }
        for event in events[...index].reversed() where event.kind == .changed {
            if event.price != nil { return nil }
            guard event.description != nil else { continue }
            guard let plan = event.plan else { return nil }
            let entry = prices.prices(of: plan, type: span.type).last { $0.validFrom <= span.start }
            return entry.map { (plan, $0.validFrom) }
        }
        return nil
    }

    // MARK: Days

    /// Which of a span's days in a period are billed to it, and those that other spans touch too, with who is billed for them.
    func days(of span: UsageSpan, in period: BillingPeriod) -> (billed: Int64, contested: [(day: Day, winner: UsageSpan)]) {
        let start = max(span.start, period.start)
        let end = min(span.end, period.cutoff)
        guard start < end else { return (0, []) }
        let (first, last) = (Day(containing: start), Day(containing: end.advanced(milliseconds: -1)))
        var billed = last.daysSince1970 - first.daysSince1970 + 1
        var contested: [(Day, UsageSpan)] = []
        for day in first == last ? [first] : [first, last] {
            let touching = spans.filter { other in
                other.start < min(day.end, period.cutoff) && other.end > day.start
            }
            guard touching.count > 1, let winner = winner(of: touching) else { continue }
            contested.append((day, winner))
            if winner.start != span.start { billed -= 1 }
        }
        return (billed, contested)
    }

    /// A day goes to the place where the resource is last, and there to the most expensive span, on a tie to the later.
    private func winner(of touching: [UsageSpan]) -> UsageSpan? {
        guard let last = touching.max(by: { $0.start < $1.start }) else { return nil }
        return touching.filter { $0.place == last.place }.max { ($0.monthlyCost, $0.start) < ($1.monthlyCost, $1.start) }
    }
}
