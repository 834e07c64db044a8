/// A connection to a PostgreSQL server, for one task at a time.
///
/// Its executor is a thread of its own, on which libpq may wait for the server. A closure that gets the connection as an
/// `isolated` parameter runs on that thread too, so that the statements in it cost no switching between threads.
///
/// Cancelling a task cancels its statement on the server; the connection stays usable, or is closed where that cannot be said for
/// sure. Every statement may be given its own time; without, it is the configuration's, and 0 is for ever.
public actor PostgresConnection {
    private nonisolated let thread: DedicatedThread
    private var session: Session?
    /// How many savepoints are open.
    var savepointDepth = 0

    /// The connection's own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Opens a connection.
    public static func open(_ configuration: PostgresConfiguration) async throws(PostgresError) -> PostgresConnection {
        guard let thread = DedicatedThread.start() else {
            throw .cannotConnect(reason: "the system has no more threads", isTransient: true)
        }
        let connection = PostgresConnection(thread: thread)
        try await connection.connect(configuration)
        return connection
    }

    private init(thread: DedicatedThread) { self.thread = thread }

    deinit { thread.stop() }

    private func connect(_ configuration: PostgresConfiguration) throws(PostgresError) {
        session = try Session(configuration)
    }

    /// Closes the connection. What is not committed is rolled back.
    public func close() { session?.close() }

    /// Whether statements can be sent.
    public var isOpen: Bool { session?.isOpen ?? false }

    /// Whether a transaction is open, failed or not.
    public var isInTransaction: Bool { session?.isInTransaction ?? false }

    /// Runs one statement. It is prepared the first time.
    @discardableResult
    public func query(
        _ sql: String, _ parameters: [PostgresValue] = [], timeoutMilliseconds: Int? = nil
    ) async throws(PostgresError) -> PostgresResult {
        do {
            return try await interruptible(timeoutMilliseconds) { session in try session.query(sql, parameters) }
        } catch {
            throw PostgresError(known: error)
        }
    }

    /// Runs one statement and lends its rows one at a time, as they come, so that there may be more of them than fit in memory.
    ///
    /// What the closure throws cancels the statement, and is thrown.
    /// - Returns: how many rows there were.
    @discardableResult
    public func stream(
        _ sql: String, _ parameters: [PostgresValue] = [], timeoutMilliseconds: Int? = nil,
        _ body: (borrowing PostgresRow) throws -> Void
    ) async throws -> Int {
        try await interruptible(timeoutMilliseconds) { session in try session.stream(sql, parameters, body) }
    }

    /// Runs any number of statements without parameters, separated by semicolons: one transaction, unless they say otherwise.
    public func run(script: String, timeoutMilliseconds: Int? = nil) async throws(PostgresError) {
        do {
            try await interruptible(timeoutMilliseconds) { session in try session.run(script: script) }
        } catch {
            throw PostgresError(known: error)
        }
    }

    /// Runs a `COPY … FROM STDIN` in any format.
    ///
    /// What the closure throws undoes the COPY, and is thrown.
    /// - Returns: how many rows the server took.
    @discardableResult
    public func copyIn(
        _ sql: String, timeoutMilliseconds: Int? = nil, _ body: (PostgresCopyWriter) throws -> Void
    ) async throws -> Int {
        try await interruptible(timeoutMilliseconds) { session in try session.copyIn(sql, body) }
    }

    /// Runs a `COPY … FROM STDIN (FORMAT binary)`, whose rows the closure writes.
    ///
    /// What the closure throws undoes the COPY, and is thrown.
    /// - Returns: how many rows the server took.
    @discardableResult
    public func copyRowsIn(
        _ sql: String, timeoutMilliseconds: Int? = nil, _ body: (PostgresRowEncoder) throws -> Void
    ) async throws -> Int {
        try await copyIn(sql, timeoutMilliseconds: timeoutMilliseconds) { writer in
            guard writer.isBinary else { throw PostgresError.misuse("Encoded rows need COPY … (FORMAT binary).") }
            let rows = PostgresRowEncoder(writer)
            try body(rows)
            try rows.finish()
        }
    }

    /// Runs a `COPY … TO STDOUT (FORMAT binary)` and lends its rows one at a time, as they come.
    ///
    /// What the closure throws cancels the statement, and is thrown.
    /// - Returns: how many rows there were.
    @discardableResult
    public func copyRowsOut(
        _ sql: String, timeoutMilliseconds: Int? = nil, _ body: (borrowing PostgresRow) throws -> Void
    ) async throws -> Int {
        try await interruptible(timeoutMilliseconds) { session in try session.copyOut(sql, body) }
    }

    func openSession() throws(PostgresError) -> Session {
        guard let session else { throw .connectionClosed }
        return session
    }

    private func interruptible<Value>(
        _ timeoutMilliseconds: Int?, _ body: (Session) throws -> Value
    ) async throws -> Value {
        if Task.isCancelled { throw PostgresError.cancelled }
        let interrupter = try openSession().interrupter
        let ticket = interrupter.begin()
        return try await withTaskCancellationHandler {
            // A closure that did not mention this actor would leave its thread.
            try self.perform(ticket, timeoutMilliseconds: timeoutMilliseconds, body)
        } onCancel: {
            interrupter.interrupt(ticket, because: .cancelled)
        }
    }

    private func perform<Value>(
        _ ticket: UInt64, timeoutMilliseconds: Int?, _ body: (Session) throws -> Value
    ) throws -> Value {
        let session = try openSession()
        return try session.statement(ticket, timeoutMilliseconds: timeoutMilliseconds) { try body(session) }
    }
}
