public import Billing

/// One thing that a chunk says of a resource.
public struct TimelineChange: Sendable {
    public var resource: ResourceKey
    /// The resource's name; nil for an add-on that is a resource of its own.
    public var name: TextKey?
    /// A new event, or a known one as it is after it was closed.
    public var event: TimelineEvent
    public var isClosing: Bool
    /// Where it stands in its file, for a message to a person.
    public var line: Int

    public init(resource: ResourceKey, name: TextKey?, event: TimelineEvent, isClosing: Bool, line: Int) {
        self.resource = resource
        self.name = name
        self.event = event
        self.isClosing = isClosing
        self.line = line
    }
}

extension [TimelineChange] {
    /// The changes of each resource together, in the order in which they came. Only their numbers are moved about.
    public func byResource() -> [ArraySlice<TimelineChange>] {
        let inOrder = indices.sorted { left, right in
            (self[left].resource, self[left].event.sequence) < (self[right].resource, self[right].event.sequence)
        }.map { self[$0] }
        var groups: [ArraySlice<TimelineChange>] = []
        groups.reserveCapacity(count)
        var start = 0
        while start < inOrder.count {
            var end = start + 1
            while end < inOrder.count, inOrder[end].resource == inOrder[start].resource { end += 1 }
            groups.append(inOrder[start..<end])
            start = end
        }
        return groups
    }
}
