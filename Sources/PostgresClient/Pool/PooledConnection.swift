/// A connection of the pool, and since when it has had nothing to do.
struct PooledConnection: Sendable {
    var connection: PostgresConnection
    var idleSinceMilliseconds: Int64
}
