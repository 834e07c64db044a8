/// Where a server is, and how connections to it behave.
public struct PostgresConfiguration: Sendable {
    /// Anything that libpq understands: a URL, or `key=value` pairs. What it leaves out comes from the environment (`PGHOST` and
    /// so on), a service file and a password file.
    let connectionString: String
    /// What the server shows as the connection's name, where the connection string does not say.
    public var applicationName: String
    /// How long a statement may take before it is cancelled; 0 is for ever. Each call may say otherwise.
    public var statementTimeoutMilliseconds = 0
    /// How long the server may take to cancel a statement. After that the connection is closed.
    public var cancellationGraceMilliseconds = 10_000
    /// How long each of the server's addresses may take to answer, where the connection string does not say.
    public var connectTimeoutSeconds = 10
    /// How many prepared statements a connection keeps.
    public var preparedStatementLimit = 256

    /// Takes a libpq URL or `key=value` pairs, which are read when a connection is opened.
    public init(_ connectionString: String, applicationName: String = "swift") {
        self.connectionString = connectionString
        self.applicationName = applicationName
    }
}

/// The connection string may hold a password, so neither descriptions nor dumps show it.
extension PostgresConfiguration: CustomStringConvertible, CustomReflectable {
    /// Who connects to what, without the password.
    public var description: String { (try? ConnectionString(connectionString).description) ?? "PostgreSQL" }

    /// The description alone.
    public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
