import PostgresClient
import Testing

/// All or nothing.
struct TransactionTests {
    private static func connect() async throws -> PostgresConnection {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8 CONSTRAINT once UNIQUE DEFERRABLE INITIALLY DEFERRED)")
        return connection
    }

    private static func count(_ connection: PostgresConnection) async throws -> Int64 {
        try await connection.integer("SELECT count(*) FROM t")
    }

    @Test("what a transaction did is there when its closure returns")
    func commit() async throws {
        let connection = try await TransactionTests.connect()
        let value = try await connection.transaction { @Sendable connection in
            try await connection.query("INSERT INTO t VALUES (1)")
            let isInTransaction = connection.isInTransaction
            #expect(isInTransaction)
            return 7
        }
        #expect(value == 7)
        #expect(await connection.isInTransaction == false)
        #expect(try await TransactionTests.count(connection) == 1)
    }

    @Test("what a transaction did is gone when its closure throws, and the error is the closure's")
    func rollback() async throws {
        let connection = try await TransactionTests.connect()
        await #expect(throws: TestFailure()) {
            try await connection.transaction { @Sendable connection in
                try await connection.query("INSERT INTO t VALUES (1)")
                throw TestFailure()
            }
        }
        #expect(await connection.isInTransaction == false)
        #expect(try await TransactionTests.count(connection) == 0)
    }

    @Test("a closure that overlooks a failed statement does not commit")
    func overlookedFailure() async throws {
        let connection = try await TransactionTests.connect()
        await #expect(throws: PostgresError.rolledBack) {
            try await connection.transaction { @Sendable connection in
                try await connection.query("INSERT INTO t VALUES (1)")
                _ = try? await connection.query("SELECT 1 / 0")
            }
        }
        #expect(try await TransactionTests.count(connection) == 0)
    }

    @Test("what is only found out when committing is thrown, and undone")
    func deferredConstraint() async throws {
        let connection = try await TransactionTests.connect()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.transaction { @Sendable connection in
                _ = try await connection.query("INSERT INTO t VALUES (1), (1)")
            }
        }
        #expect(error?.sqlState == "23505")
        #expect(try await TransactionTests.count(connection) == 0)
    }

    @Test("a savepoint is undone alone, at any depth")
    func savepoints() async throws {
        let connection = try await TransactionTests.connect()
        let count = try await connection.transaction { @Sendable connection in
            var released = 0
            try await connection.query("INSERT INTO t VALUES (1)")
            try await connection.savepoint { connection in
                try await connection.query("INSERT INTO t VALUES (2)")
                released += 1
                await #expect(throws: TestFailure()) {
                    try await connection.savepoint { connection in
                        try await connection.query("INSERT INTO t VALUES (3)")
                        throw TestFailure()
                    }
                }
            }
            await #expect(throws: PostgresError.self) {
                try await connection.savepoint { connection in try await connection.query("SELECT 1 / 0") }
            }
            try await connection.query("INSERT INTO t VALUES (4)")
            return released
        }
        #expect(count == 1)
        #expect(try await connection.query("SELECT n FROM t ORDER BY n").map { row in try row.int64(at: 0) } == [1, 2, 4])
    }

    @Test("a transaction has the isolation and the access that it was asked for")
    func isolation() async throws {
        let connection = try await TransactionTests.connect()
        for (isolation, name) in [
            (TransactionIsolation.readCommitted, "read committed"), (.repeatableRead, "repeatable read"),
            (.serializable, "serializable"),
        ] {
            let found = try await connection.transaction(isolation: isolation) { @Sendable connection in
                try await connection.text("SELECT current_setting('transaction_isolation')")
            }
            #expect(found == name)
        }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.transaction(readOnly: true) { @Sendable connection in
                _ = try await connection.query("CREATE TABLE forbidden ()")
            }
        }
        #expect(error?.sqlState == "25006")
    }

    @Test("a transaction in a transaction, and a savepoint without one, are refused")
    func misuse() async throws {
        let connection = try await TransactionTests.connect()
        await #expect(throws: PostgresError.misuse("A transaction is open already: use a savepoint.")) {
            try await connection.transaction { @Sendable connection in try await connection.transaction { _ in } }
        }
        await #expect(throws: PostgresError.misuse("A savepoint needs a transaction.")) {
            try await connection.savepoint { @Sendable _ in }
        }
    }

    @Test("a task that was cancelled does not commit")
    func cancelled() async throws {
        let connection = try await TransactionTests.connect()
        let task = Task {
            try await connection.transaction { @Sendable connection in
                try await connection.query("INSERT INTO t VALUES (1)")
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: PostgresError.cancelled) { try await task.value }
        #expect(try await TransactionTests.count(connection) == 0)
    }

    @Test("a connection that breaks during COMMIT leaves it uncertain")
    func uncertain() async throws {
        let connection = try await TransactionTests.connect()
        // A deferred trigger lets the commit take a while, in which the connection's process is ended.
        try await connection.run(
            script: """
                CREATE FUNCTION pg_temp.slow() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION pg_temp.slow()
                """)
        let process = try await connection.integer("SELECT pg_backend_pid()")
        let task = Task {
            try await connection.transaction { @Sendable connection in _ = try await connection.query("INSERT INTO t VALUES (1)")
            }
        }
        let observer = try await TestDatabase.connect()
        try await observer.waitUntil("SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND query = 'COMMIT'", [.int64(process)])
        _ = try await observer.query("SELECT pg_terminate_backend($1::int4)", [.int64(process)])
        let error = await #expect(throws: PostgresError.self) { try await task.value }
        #expect(error?.code == "commit_uncertain")
        #expect(error?.isTransient == true)
        #expect(await connection.isOpen == false)
    }
}
