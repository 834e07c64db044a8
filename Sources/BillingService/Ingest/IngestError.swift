public import Billing

/// Why usage was refused though each event is well-formed: it contradicts other usage.
public enum IngestError: Error, Hashable, Sendable {
    /// The line is known with another end, and only an open line can change, to closed.
    case endChanged(line: Int, known: Instant, given: Instant)
    /// The line is known as closed, and is open now.
    case reopened(line: Int, known: Instant)
    /// Two different lines say what one resource ran from the same millisecond on.
    case contradiction(line: Int, happened: Instant)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .endChanged: "end_changed"
        case .reopened: "reopened"
        case .contradiction: "contradiction"
        }
    }

    /// The line that was refused.
    public var line: Int {
        switch self {
        case .endChanged(let line, _, _), .reopened(let line, _), .contradiction(let line, _): line
        }
    }

    /// Which field is wrong.
    public var field: String {
        switch self {
        case .endChanged, .reopened: "deleted_at"
        case .contradiction: "created_at"
        }
    }

    /// What is wrong with it, for a person.
    public var message: String {
        switch self {
        case .endChanged(_, let known, let given):
            "is \(given), but this line was imported with \(known), and an end does not change"
        case .reopened(_, let known):
            "is null, but this line was imported with \(known), and what has ended does not resume"
        case .contradiction(_, let happened):
            "another line says something else of the same resource from \(happened) on; "
                + "a resource has one configuration at a time"
        }
    }
}
