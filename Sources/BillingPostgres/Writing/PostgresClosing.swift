import Billing

/// A known line that now says when its resource ended.
struct PostgresClosing {
    var known: PostgresKnownLine
    /// The line's identity.
    var identity: EventIdentity
    /// That of the closing, which is an event too.
    var sequence: Int64
    var ended: Instant
}
