/// What became of one event that was taken in.
public enum EventOutcome: UInt8, Sendable {
    /// It was not known before.
    case new
    /// It was known, and said nothing new.
    case unchanged
    /// It was known and open, and now says when its resource ended.
    case closed
}

extension IngestSummary {
    /// What some events came to together.
    public init(of outcomes: some Sequence<EventOutcome>) {
        self.init()
        for outcome in outcomes { count(outcome) }
    }

    public mutating func count(_ outcome: EventOutcome) {
        switch outcome {
        case .new: new += 1
        case .unchanged: unchanged += 1
        case .closed: closed += 1
        }
    }

    /// Whether anything is to be stored.
    public var isChange: Bool { new + closed > 0 }
}
