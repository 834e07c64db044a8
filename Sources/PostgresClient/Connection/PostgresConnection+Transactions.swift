extension PostgresConnection {
    /// How long a rollback may take before the connection is closed instead.
    private static let rollbackTimeoutMilliseconds = 5000

    /// Runs the closure in a transaction: committed when it returns, rolled back when it throws or its task was cancelled.
    ///
    /// The closure runs on the connection's own thread.
    public func transaction<Value>(
        isolation: TransactionIsolation = .readCommitted, readOnly: Bool = false,
        _ body: (isolated PostgresConnection) async throws -> Value
    ) async throws -> Value {
        guard !isInTransaction else { throw PostgresError.misuse("A transaction is open already: use a savepoint.") }
        if Task.isCancelled { throw PostgresError.cancelled }
        try runToTheEnd("BEGIN ISOLATION LEVEL \(isolation.rawValue) \(readOnly ? "READ ONLY" : "READ WRITE")")
        let value: Value
        do {
            value = try await body(self)
            if Task.isCancelled { throw PostgresError.cancelled }
        } catch {
            rollBack()
            throw error
        }
        try commit()
        return value
    }

    /// Runs the closure in a part of the open transaction that is undone alone when it throws.
    public func savepoint<Value>(
        _ body: (isolated PostgresConnection) async throws -> Value
    ) async throws -> Value {
        guard isInTransaction else { throw PostgresError.misuse("A savepoint needs a transaction.") }
        if Task.isCancelled { throw PostgresError.cancelled }
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        let name = "savepoint_\(savepointDepth)"
        try runToTheEnd("SAVEPOINT \(name)")
        do {
            let value = try await body(self)
            try runToTheEnd("RELEASE \(name)")
            return value
        } catch {
            // Where this fails too, the transaction stays failed and cannot be committed.
            try? runToTheEnd("ROLLBACK TO \(name); RELEASE \(name)")
            throw error
        }
    }

    /// Lends the connection out of the pool, and leaves it fit for the next.
    ///
    /// - Parameter idleMilliseconds: for how long nobody has used it.
    /// - Returns: nil where it turned out to be dead, and the closure did not run.
    func lend<Value>(
        idleMilliseconds: Int64, checkedAfterMilliseconds: Int, _ body: (isolated PostgresConnection) async throws -> Value
    ) async throws -> (value: Value, isUsable: Bool)? {
        guard isAlive(asks: idleMilliseconds >= checkedAfterMilliseconds) else { return nil }
        do {
            let value = try await body(self)
            if isInTransaction { rollBack() }
            return (value, isOpen)
        } catch {
            if isInTransaction { rollBack() }
            throw error
        }
    }

    /// Whether the server is still there: by its not having hung up, or by its answer.
    private func isAlive(asks: Bool) -> Bool {
        guard let session = try? openSession(), session.isAlive() else { return false }
        if asks { try? runToTheEnd("", timeoutMilliseconds: PostgresConnection.rollbackTimeoutMilliseconds) }
        return isOpen
    }

    private func commit() throws {
        let session = try openSession()
        do {
            try session.statement(session.interrupter.begin(), timeoutMilliseconds: nil) {
                guard try session.run(command: "COMMIT") == "COMMIT" else { throw PostgresError.rolledBack }
            }
        } catch {
            if isOpen { throw error }
            throw PostgresError.commitUncertain(reason: PostgresError(known: error).message)
        }
    }

    private func rollBack() {
        do {
            try runToTheEnd("ROLLBACK", timeoutMilliseconds: PostgresConnection.rollbackTimeoutMilliseconds)
        } catch {
            close()
        }
    }

    /// Runs what a cancelled task does not stop.
    private func runToTheEnd(_ script: String, timeoutMilliseconds: Int? = nil) throws {
        let session = try openSession()
        try session.statement(session.interrupter.begin(), timeoutMilliseconds: timeoutMilliseconds) {
            try session.run(script: script)
        }
    }
}
