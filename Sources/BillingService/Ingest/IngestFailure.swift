/// Why the events of a request were not stored.
public enum IngestFailure: Error, Hashable, Sendable {
    /// Some of them contradict what is known, or name what is not.
    case refused(IngestRefusal)
    case store(StoreError)
    /// Nobody waits for the answer any more.
    case cancelled
}
