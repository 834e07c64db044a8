/// How many connections there may be, and how long one may wait for them.
public struct PostgresPoolConfiguration: Sendable {
    /// What each connection is opened with.
    public var connection: PostgresConfiguration
    /// How many connections there may be at a time.
    public var maximumConnections = 10
    /// How long a task waits for a connection before it gets `poolTimeout`.
    public var maximumWaitMilliseconds = 10_000
    /// A connection that was not used for this long is asked whether it still works before it is lent.
    public var checkedAfterMilliseconds = 30_000

    /// Ten connections at most, and ten seconds of waiting.
    public init(_ connection: PostgresConfiguration) { self.connection = connection }
}
