import PostgresClient
import PostgresTesting
import Testing

/// Connections that many tasks share.
struct PoolTests {
    @Test("there are never more connections than allowed, and every task gets its turn")
    func limit() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 3)
        let (current, most) = (Counter(), Counter())
        let processes = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    try await pool.withConnection { connection in
                        most.raise(to: current.add(1))
                        defer { _ = current.add(-1) }
                        _ = try await connection.query("SELECT pg_sleep(0.002)")
                        return try await connection.integer("SELECT pg_backend_pid()")
                    }
                }
            }
            return try await group.reduce(into: [Int64]()) { $0.append($1) }
        }
        #expect(processes.count == 60)
        #expect((1...3).contains(Set(processes).count))
        #expect(most.value <= 3)
        #expect(pool.connectionCount <= 3)
        await pool.close()
    }

    @Test("who came first is served first")
    func order() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 1)
        let order = Recorder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let gate = Gate()
            group.addTask { try await pool.withConnection { _ in await gate.wait() } }
            try await gate.waitUntilReached()
            for number in 0..<8 {
                group.addTask { try await pool.withConnection { _ in order.append(number) } }
                try await Task.sleep(for: .milliseconds(20))
            }
            gate.open()
            try await group.waitForAll()
        }
        #expect(order.numbers == Array(0..<8))
    }

    @Test("who waits too long is told so, and the line goes on")
    func timeout() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 1, maximumWaitMilliseconds: 80)
        // The first connection may take longer than that.
        while (try? await pool.query("SELECT 1")) == nil {}
        let gate = Gate()
        let holder = Task { try await pool.withConnection { _ in await gate.wait() } }
        try await gate.waitUntilReached()
        let started = ContinuousClock.now
        let error = await #expect(throws: PostgresError.poolTimeout(milliseconds: 80)) { try await pool.query("SELECT 1") }
        // The pool counts in whole milliseconds.
        #expect(ContinuousClock.now - started >= .milliseconds(79))
        #expect(error?.isTransient == true)
        await #expect(throws: PostgresError.poolTimeout(milliseconds: 80)) { try await pool.query("SELECT 1") }
        gate.open()
        try await holder.value
        #expect(try await pool.query("SELECT 1").count == 1)
    }

    @Test("who is cancelled while waiting leaves the line at once")
    func cancelledWaiter() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 1)
        let gate = Gate()
        let holder = Task { try await pool.withConnection { _ in await gate.wait() } }
        try await gate.waitUntilReached()
        let waiter = Task { try await pool.query("SELECT 1") }
        let next = Task { try await pool.query("SELECT 2") }
        try await Task.sleep(for: .milliseconds(20))
        waiter.cancel()
        await #expect(throws: PostgresError.cancelled) { try await waiter.value }
        gate.open()
        try await holder.value
        #expect(try await next.value.count == 1)
        #expect(pool.connectionCount == 1)
    }

    @Test("a transaction that was left open is rolled back before the next task gets the connection")
    func leftOpen() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 1)
        try await pool.withConnection { connection in
            try await connection.run(script: "CREATE TEMP TABLE t (n int8)")
            try await connection.run(script: "BEGIN; INSERT INTO t VALUES (1)")
        }
        await #expect(throws: TestFailure()) {
            try await pool.withConnection { connection in
                let count = try await connection.integer("SELECT count(*) FROM t")
                #expect(count == 0)
                try await connection.run(script: "BEGIN; INSERT INTO t VALUES (1)")
                throw TestFailure()
            }
        }
        #expect(try await pool.query("SELECT 1 FROM t").isEmpty)
    }

    @Test("a cancelled statement gives the connection back as it was")
    func cancelledStatement() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 1)
        let process = try await pool.withConnection { connection in try await connection.integer("SELECT pg_backend_pid()") }
        let task = Task {
            try await pool.transaction { connection in _ = try await connection.query("SELECT pg_sleep(600)") }
        }
        try await TestDatabase.connect().waitUntil(
            "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND query LIKE '%pg_sleep%' AND state = 'active'", [.int64(process)])
        task.cancel()
        await #expect(throws: PostgresError.cancelled) { try await task.value }
        try await pool.withConnection { connection in
            let next = try await connection.integer("SELECT pg_backend_pid()")
            #expect(next == process)
        }
    }

    @Test("a connection that the server ended is replaced before it is lent", arguments: [0, 30_000])
    func brokenIdle(checkedAfterMilliseconds: Int) async throws {
        var configuration = PostgresPoolConfiguration(try await TestDatabase.configuration())
        configuration.maximumConnections = 2
        configuration.checkedAfterMilliseconds = checkedAfterMilliseconds
        let pool = PostgresPool(configuration)
        let process = try await pool.withConnection { connection in try await connection.integer("SELECT pg_backend_pid()") }
        let observer = try await TestDatabase.connect()
        _ = try await observer.query("SELECT pg_terminate_backend($1::int4)", [.int64(process)])
        try await observer.waitUntil("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1)", [.int64(process)])
        let next = try await pool.withConnection { connection in try await connection.integer("SELECT pg_backend_pid()") }
        #expect(next != process)
        #expect(pool.connectionCount == 1)
    }

    @Test("closing waits for what is under way, and turns everybody else away")
    func close() async throws {
        let pool = try await TestDatabase.pool(maximumConnections: 1)
        let gate = Gate()
        let holder = Task {
            try await pool.withConnection { connection in
                await gate.wait()
                return try await connection.integer("SELECT 7")
            }
        }
        try await gate.waitUntilReached()
        let waiter = Task { try await pool.query("SELECT 1") }
        try await Task.sleep(for: .milliseconds(20))
        let closing = Task { await pool.close() }
        await #expect(throws: PostgresError.poolClosed) { try await waiter.value }
        await #expect(throws: PostgresError.poolClosed) { try await pool.query("SELECT 1") }
        gate.open()
        #expect(try await holder.value == 7)
        await closing.value
        #expect(pool.connectionCount == 0)
        await pool.close()
    }

    @Test("a server that is not there is a clear, passing error for everybody who waits")
    func unreachable() async throws {
        var configuration = PostgresPoolConfiguration(PostgresConfiguration("postgres:///x?host=/nowhere"))
        configuration.maximumWaitMilliseconds = 60_000
        let pool = PostgresPool(configuration)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
                    #expect(error?.code == "cannot_connect")
                    #expect(error?.isTransient == true)
                }
            }
        }
        #expect(pool.connectionCount == 0)
    }
}
