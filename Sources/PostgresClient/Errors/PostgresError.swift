/// What can go wrong between this program and a PostgreSQL server.
///
/// No message ever contains a password.
public enum PostgresError: Error, Sendable, Equatable {
    /// The connection string is not one that libpq understands.
    case invalidConnectionString(reason: String)
    /// No connection came about.
    case cannotConnect(reason: String, isTransient: Bool)
    /// The connection broke, or was given up. Whatever was under way has been rolled back, or will be.
    case connectionLost(reason: String)
    /// The connection broke while a transaction was being committed: it is on disk, or has left no trace.
    case commitUncertain(reason: String)
    /// The connection was closed before.
    case connectionClosed
    /// A statement of the transaction had failed, so that the server rolled back what was to be committed.
    case rolledBack
    /// The server refused.
    case server(PostgresServerError)
    /// The statement took longer than it was given, and was cancelled on the server.
    case statementTimeout(milliseconds: Int)
    /// The task was cancelled, and its statement on the server with it.
    case cancelled
    /// All connections of the pool were in use for as long as one may wait for them.
    case poolTimeout(milliseconds: Int)
    /// The pool was closed before.
    case poolClosed
    /// The row has no such column.
    case noSuchColumn(String)
    /// The column is null, and was read as if it could not be.
    case unexpectedNull(column: String)
    /// The column is of another type than the one it was read as.
    case wrongType(column: String, expected: String, found: String)
    /// The column's value does not fit what it was read as.
    case outOfRange(column: String, type: String)
    /// The server sent what cannot be understood.
    case malformedData(String)
    /// The call makes no sense in the connection's state.
    case misuse(String)

    /// The error as one of these. Only closures of callers throw others.
    init(known error: any Error) {
        self = error as? PostgresError ?? .misuse("\(error)")
    }

    /// Whether the same call may succeed a little later. After `commitUncertain` that is for what may safely be done twice.
    public var isTransient: Bool {
        switch self {
        case .connectionLost, .commitUncertain, .poolTimeout: true
        case .cannotConnect(_, let isTransient): isTransient
        case .server(let error): error.isTransient
        default: false
        }
    }

    /// The server's own code, where the error is the server's.
    public var sqlState: String? {
        if case .server(let error) = self { error.sqlState } else { nil }
    }

    /// A word for the kind of error that never changes.
    public var code: String {
        switch self {
        case .invalidConnectionString: "invalid_connection_string"
        case .cannotConnect: "cannot_connect"
        case .connectionLost: "connection_lost"
        case .commitUncertain: "commit_uncertain"
        case .connectionClosed: "connection_closed"
        case .rolledBack: "rolled_back"
        case .server: "server_error"
        case .statementTimeout: "statement_timeout"
        case .cancelled: "cancelled"
        case .poolTimeout: "pool_timeout"
        case .poolClosed: "pool_closed"
        case .noSuchColumn: "no_such_column"
        case .unexpectedNull: "unexpected_null"
        case .wrongType: "wrong_type"
        case .outOfRange: "out_of_range"
        case .malformedData: "malformed_data"
        case .misuse: "misuse"
        }
    }
}

extension PostgresError: CustomStringConvertible {
    /// What happened, for a person.
    public var message: String {
        switch self {
        case .invalidConnectionString(let reason): "The connection string cannot be used: \(reason)"
        case .cannotConnect(let reason, _): "PostgreSQL cannot be reached: \(reason)"
        case .connectionLost(let reason): "The connection to PostgreSQL was lost: \(reason)"
        case .commitUncertain(let reason): "The connection was lost during COMMIT, which may or may not have happened: \(reason)"
        case .connectionClosed: "The connection to PostgreSQL is closed."
        case .rolledBack: "A statement had failed, so PostgreSQL rolled the transaction back instead of committing it."
        case .server(let error): [error.message, error.detail].compactMap(\.self).joined(separator: " ") + " [\(error.sqlState)]"
        case .statementTimeout(let milliseconds): "The statement took longer than \(milliseconds) ms and was cancelled."
        case .cancelled: "The statement was cancelled."
        case .poolTimeout(let milliseconds): "No connection to PostgreSQL became free within \(milliseconds) ms."
        case .poolClosed: "The connections to PostgreSQL have been closed."
        case .noSuchColumn(let column): "The row has no column \(column)."
        case .unexpectedNull(let column): "Column \(column) is null."
        case .wrongType(let column, let expected, let found): "Column \(column) is \(found), not \(expected)."
        case .outOfRange(let column, let type): "The value of column \(column) does not fit \(type)."
        case .malformedData(let reason): "PostgreSQL sent what cannot be understood: \(reason)"
        case .misuse(let reason): reason
        }
    }

    /// The message.
    public var description: String { message }
}
