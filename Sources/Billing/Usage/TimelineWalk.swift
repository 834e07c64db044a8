/// One resource on the way through its events, oldest first.
struct TimelineWalk {
    /// What a resource runs; it is remembered beyond an end, for events that state a part of it.
    private struct Configuration {
        var quantity: Quantity?
        /// The event's own price, or nil for that of the price book.
        var price: Price?
        var plan: TextKey?
        var description: TextKey?
    }

    private struct Run {
        var start: Instant
        /// By the event's own word.
        var end: Instant
        var place: Place
        var type: ItemType
        var quantity: Quantity
        var price: Price?
        var plan: TextKey?
        var app: AppKey
        var description: TextKey
        var event: Int64
    }

    private let prices: PriceBook
    private var configuration = Configuration()
    private var run: Run?
    private var spans: [UsageSpan] = []

    init(prices: PriceBook) {
        self.prices = prices
    }

    /// Goes on to the next event.
    mutating func take(_ event: TimelineEvent) {
        switch event.kind {
        case .changed: change(event)
        case .ended, .deleted:
            close(at: event.happened)
            run = nil
        case .moved: move(event)
        case .retracted: break
        }
    }

    /// All spans, the last of which may run on.
    mutating func finish() -> [UsageSpan] {
        close(at: .never)
        return spans
    }

    private mutating func change(_ event: TimelineEvent) {
        close(at: event.happened)
        run = nil
        configuration.quantity = event.quantity ?? configuration.quantity
        if let description = event.description {
            configuration.description = description
            configuration.plan = event.plan
            configuration.price = event.price
        } else if let price = event.price {
            configuration.price = price
        }
        // What is not known in full can't be billed; a late event may still tell.
        guard let quantity = configuration.quantity, let description = configuration.description,
            let organization = event.organization, let space = event.space
        else { return }
        run = Run(
            start: event.happened, end: event.ended, place: Place(organization: organization, space: space),
            type: event.type, quantity: quantity, price: configuration.price, plan: configuration.plan, app: event.app,
            description: description, event: event.sequence)
    }

    /// What runs then goes on at another place; what does not is not moved.
    private mutating func move(_ event: TimelineEvent) {
        guard var moved = run, event.happened < moved.end else { return }
        moved.place = Place(
            organization: event.organization ?? moved.place.organization, space: event.space ?? moved.place.space)
        guard moved.place != run?.place else { return }
        close(at: event.happened)
        moved.start = event.happened
        run = moved
    }

    /// Adds the spans of what ran until `instant`: one, or one a price.
    private mutating func close(at instant: Instant) {
        guard let run else { return }
        let end = min(run.end, instant)
        guard run.start < end, run.quantity.count > 0 else { return }
        if let price = run.price {
            append(run, from: run.start, to: end, price: price)
        } else if let plan = run.plan {
            for part in prices.prices(of: plan, type: run.type, from: run.start, to: end) {
                append(run, from: part.start, to: part.end, price: part.price)
            }
        }
    }

    private mutating func append(_ run: Run, from start: Instant, to end: Instant, price: Price) {
        // Moves that lead back at once split nothing.
        if let last = spans.last, last.event == run.event, last.end == start, last.place == run.place, last.price == price {
            spans[spans.count - 1].end = end
            return
        }
        spans.append(
            UsageSpan(
                start: start, end: end, place: run.place, type: run.type, quantity: run.quantity, price: price,
                app: run.app, description: run.description, event: run.event))
    }
}
