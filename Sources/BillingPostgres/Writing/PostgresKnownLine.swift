import Billing

/// A usage line that was imported before.
struct PostgresKnownLine {
    var resource: ResourceKey
    var happened: Instant
    var sequence: Int64
    /// By its own word, or since it was closed.
    var ended: Instant
}
