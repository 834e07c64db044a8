public import Billing

/// What a source hands over: a usage line, or an event that it knows by an id.
public enum UsageFact: Sendable {
    case line(UsageRecord)
    case event(EventRecord)

    /// Nil for a line.
    public var event: EventRecord? {
        if case .event(let event) = self { event } else { nil }
    }

    /// When it happened, or began.
    public var happened: Instant {
        switch self {
        case .line(let record): record.createdAt
        case .event(let event): event.happened
        }
    }
}

extension UsageFact: CustomDebugStringConvertible {
    public var debugDescription: String {
        switch self {
        case .line(let record): record.debugDescription
        case .event(let event): event.debugDescription
        }
    }
}
