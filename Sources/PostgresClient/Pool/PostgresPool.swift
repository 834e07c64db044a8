/// Connections to one server, lent to one task at a time. They are opened when they are needed.
///
/// Who finds none free waits in line. A connection that is dead, as after the server was restarted, is replaced before it is
/// lent; one that comes back inside a transaction is rolled back first. What a task changes in the session, as by `SET`, it
/// has to undo itself.
public final class PostgresPool: Sendable {
    /// What the pool was made with.
    public let configuration: PostgresPoolConfiguration
    private let state: Lock<PoolState>

    /// Connects to nothing yet.
    public init(_ configuration: PostgresPoolConfiguration) {
        self.configuration = configuration
        state = Lock(PoolState(maximumConnections: configuration.maximumConnections))
    }

    /// How many connections there are, used or not.
    public var connectionCount: Int { state.withLock { $0.connectionCount } }

    /// Lends a connection to the closure, which runs on the connection's own thread.
    public func withConnection<Value: Sendable>(
        _ body: @Sendable (isolated PostgresConnection) async throws -> Value
    ) async throws -> Value {
        while true {
            let pooled = try await acquire()
            let idleMilliseconds = System.monotonicMilliseconds() - pooled.idleSinceMilliseconds
            do {
                let lent = try await pooled.connection.lend(
                    idleMilliseconds: idleMilliseconds, checkedAfterMilliseconds: configuration.checkedAfterMilliseconds, body)
                release(pooled.connection, isUsable: lent?.isUsable ?? false)
                if let lent { return lent.value }
            } catch {
                release(pooled.connection, isUsable: await pooled.connection.isOpen)
                throw error
            }
        }
    }

    /// Runs the closure in a transaction on a connection, on that connection's own thread.
    public func transaction<Value: Sendable>(
        isolation: TransactionIsolation = .readCommitted, readOnly: Bool = false,
        _ body: @Sendable (isolated PostgresConnection) async throws -> Value
    ) async throws -> Value {
        try await withConnection { connection in
            try await connection.transaction(isolation: isolation, readOnly: readOnly, body)
        }
    }

    /// Runs one statement on a connection.
    @discardableResult
    public func query(
        _ sql: String, _ parameters: [PostgresValue] = [], timeoutMilliseconds: Int? = nil
    ) async throws(PostgresError) -> PostgresResult {
        do {
            return try await withConnection { connection in
                try await connection.query(sql, parameters, timeoutMilliseconds: timeoutMilliseconds)
            }
        } catch {
            throw PostgresError(known: error)
        }
    }

    /// Turns away who comes and who waits, and returns when the last connection that is lent has come back and is closed.
    public func close() async {
        let idle = state.withLock { $0.close() }
        for pooled in idle { await pooled.connection.close() }
        await withCheckedContinuation { closer in
            if !state.withLock({ $0.addCloser(closer) }) { closer.resume() }
        }
    }

    // MARK: Lending

    private func acquire() async throws(PostgresError) -> PooledConnection {
        if Task.isCancelled { throw .cancelled }
        let waiter = PoolWaiter(
            deadlineMilliseconds: System.monotonicMilliseconds() + Int64(configuration.maximumWaitMilliseconds))
        let (idle, isClosed, opens, startsTimer) = state.withLock { state in
            if state.isClosed { return (nil as PooledConnection?, true, false, false) }
            if let idle = state.takeIdle() { return (idle, false, false, false) }
            let (opens, startsTimer) = state.wait(waiter)
            return (nil, false, opens, startsTimer)
        }
        if isClosed { throw .poolClosed }
        if let idle { return idle }
        if opens { open() }
        if startsTimer { startTimer() }
        return try await withTaskCancellationHandler {
            await waiter.outcome()
        } onCancel: {
            _ = waiter.resolve(.failure(.cancelled))
        }.get()
    }

    private func release(_ connection: PostgresConnection, isUsable: Bool) {
        let pooled = PooledConnection(connection: connection, idleSinceMilliseconds: System.monotonicMilliseconds())
        let (opens, closers) = state.withLock { state in
            if isUsable { state.put(pooled, wasOpening: false) } else { state.dropLent() }
            return (state.reserveOpening(), state.takeClosers())
        }
        if opens { open() }
        for closer in closers { closer.resume() }
    }

    /// Opens a connection for whoever is first in line when it is there. A task that is cancelled while it waits need not wait
    /// for the network.
    private func open() {
        Task {
            do throws(PostgresError) {
                let connection = try await PostgresConnection.open(configuration.connection)
                let pooled = PooledConnection(connection: connection, idleSinceMilliseconds: System.monotonicMilliseconds())
                settle { $0.put(pooled, wasOpening: true) }
            } catch {
                settle { $0.failOpening(error) }
            }
        }
    }

    private func settle(_ change: (inout PoolState) -> Void) {
        let (opens, closers) = state.withLock { state in
            change(&state)
            return (state.reserveOpening(), state.takeClosers())
        }
        if opens { open() }
        for closer in closers { closer.resume() }
    }

    /// One timer looks after all who wait, while anybody does.
    private func startTimer() {
        Task {
            let error = PostgresError.poolTimeout(milliseconds: configuration.maximumWaitMilliseconds)
            while let next = state.withLock({ $0.expire(now: System.monotonicMilliseconds(), with: error) }) {
                try? await Task.sleep(for: .milliseconds(next - System.monotonicMilliseconds()))
            }
        }
    }
}
