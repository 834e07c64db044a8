/// How CloudEvents stand in the body of a request.
public enum EventBody: Hashable, Sendable, CaseIterable {
    /// One JSON object: structured mode.
    case one
    /// A JSON array of objects: batch mode.
    case batch
    /// One or the other.
    case oneOrBatch
    /// NDJSON: one object a line.
    case lines
}
