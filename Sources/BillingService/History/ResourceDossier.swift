public import Billing

/// All that was known of one resource at a batch, and of its app.
public struct ResourceDossier: Sendable {
    /// The end of a usage line that came later than the line.
    public struct LineEnd: Hashable, Sendable {
        /// The sequence of the line's event.
        public var line: Int64
        /// That of the event that told the end.
        public var sequence: Int64
        public var end: Instant

        public init(line: Int64, sequence: Int64, end: Instant) {
            self.line = line
            self.sequence = sequence
            self.end = end
        }
    }

    public var resource: ResourceKey
    /// Nil for an add-on that is a resource of its own.
    public var name: TextKey?
    public var app: AppKey
    public var type: ItemType
    /// The resource's events and its app's, ranked, in any order. `ended` is what an event itself said; `retracted` is the
    /// sequence of its retraction.
    public var events: [TimelineEvent]
    public var ends: [LineEnd]

    public init(
        resource: ResourceKey, name: TextKey?, app: AppKey, type: ItemType, events: [TimelineEvent], ends: [LineEnd]
    ) {
        self.resource = resource
        self.name = name
        self.app = app
        self.type = type
        self.events = events
        self.ends = ends
    }

    /// The events as they were known when `sequence` was the last one.
    public func events(through sequence: Int64) -> [TimelineEvent] {
        var known: [Int64: Instant] = [:]
        for end in ends where end.sequence <= sequence { known[end.line] = end.end }
        return events.compactMap { event in
            guard event.sequence <= sequence else { return nil }
            var event = event
            if event.retracted > sequence { event.retracted = 0 }
            if let end = known[event.sequence] { event.ended = end }
            return event
        }
    }

    /// The resource's spans as they were known when `sequence` was the last event.
    ///
    /// - Parameter prices: the price book of that time.
    public func spans(through sequence: Int64, prices: PriceBook) -> [UsageSpan] {
        Timeline.spans(of: events(through: sequence), prices: prices)
    }
}
