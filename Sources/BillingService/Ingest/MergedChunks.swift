public import Billing

/// The events of several requests as one chunk, so that a store takes them all with the work for one.
public struct MergedChunks: Sendable {
    /// The requests' events, one request after the other, with the codes of one table of names.
    public let chunk: UsageChunk
    /// Where the events of each request stand in ``chunk``.
    public let ranges: [Range<Int>]

    /// Whether usage lines are among the events. Equal lines are counted request by request, so requests with lines
    /// can't be taken as one.
    public var hasLines: Bool { chunk.events.contains { $0.reference == nil } }

    public init(_ requests: some Collection<UsageChunk>) {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(requests.count)
        if let only = requests.first, requests.count == 1 {
            chunk = only
            self.ranges = [0..<only.events.count]
            return
        }
        var merged = UsageChunk()
        merged.events.reserveCapacity(requests.reduce(0) { $0 + $1.events.count })
        for request in requests {
            let start = merged.events.count
            let codes = merged.names.codes(of: request.names)
            for event in request.events { merged.events.append(event.naming { codes[Int($0)] }) }
            ranges.append(start..<merged.events.count)
        }
        chunk = merged
        self.ranges = ranges
    }

    /// What each request came to.
    ///
    /// - Parameter outcomes: what became of each event of ``chunk``.
    public func summaries(of outcomes: [EventOutcome]) -> [IngestSummary] {
        ranges.map { range in
            var summary = IngestSummary()
            for outcome in outcomes[range] { summary.count(outcome) }
            return summary
        }
    }
}

extension NameTable {
    /// Adds all names of another table.
    ///
    /// - Returns: their codes here, by their codes there.
    fileprivate mutating func codes(of other: NameTable) -> [Code] {
        other.withBytes { all in
            (0..<Code(other.count)).map { code(of: UnsafeRawBufferPointer(rebasing: all[other.range(of: $0)])) }
        }
    }
}

extension UsageEvent {
    /// The same event with other codes for its names.
    fileprivate func naming(_ code: (NameTable.Code) -> NameTable.Code) -> UsageEvent {
        func label(_ label: Label) -> Label { Label(name: code(label.name), id: label.id.map(code)) }
        func reference(_ reference: Reference) -> Reference {
            Reference(source: code(reference.source), id: code(reference.id))
        }
        var event = self
        event.reference = self.reference.map(reference)
        event.organization = organization.map(label)
        event.space = space.map(label)
        event.app = app.map(code)
        event.appID = appID.map(code)
        event.resource = resource.map(code)
        event.plan = plan.map(code)
        event.description = description.map(code)
        event.target = target.map(reference)
        return event
    }
}
