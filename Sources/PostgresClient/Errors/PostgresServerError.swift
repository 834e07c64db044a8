/// An error that the server reported.
public struct PostgresServerError: Error, Sendable, Equatable {
    /// The five characters by which PostgreSQL tells errors apart, `23505` for a key that is there already.
    public var sqlState: String
    /// What happened, in the server's words.
    public var message: String
    /// Which values it happened with.
    public var detail: String?
    /// What may help.
    public var hint: String?
    /// The table that it happened in.
    public var table: String?
    /// The constraint that was violated.
    public var constraint: String?

    /// An error with the given fields.
    public init(
        sqlState: String, message: String, detail: String? = nil, hint: String? = nil, table: String? = nil,
        constraint: String? = nil
    ) {
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
        self.table = table
        self.constraint = constraint
    }

    /// Whether the same statement may succeed when it is sent again a little later.
    public var isTransient: Bool {
        switch sqlState {
        case SQLState.serializationFailure, SQLState.deadlockDetected, SQLState.lockNotAvailable: true
        case SQLState.adminShutdown, SQLState.crashShutdown, SQLState.cannotConnectNow: true
        default: sqlState.hasPrefix("08") || sqlState.hasPrefix("53")
        }
    }
}
