import Foundation
import PostgresClient
import PostgresTesting
import Testing

/// Cancelling a task, or running out of time, ends the statement on the server and leaves the connection as good as new.
struct CancellationTests {
    @Test("cancelling the task ends the statement on the server")
    func taskCancellation() async throws {
        let connection = try await TestDatabase.connect()
        let observer = try await TestDatabase.connect()
        let process = try await connection.integer("SELECT pg_backend_pid()")
        let task = Task { try await connection.query("SELECT pg_sleep(600)") }
        let running = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'"
        try await observer.waitUntil(running, [.int64(process)])
        task.cancel()
        await #expect(throws: PostgresError.cancelled) { try await task.value }
        #expect(try await observer.query(running, [.int64(process)]).isEmpty)
        #expect(try await connection.integer("SELECT pg_backend_pid()") == process)
    }

    @Test("a task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8)")
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await connection.query("INSERT INTO t VALUES (1)")
        }
        await #expect(throws: PostgresError.cancelled) { try await task.value }
        #expect(try await connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test("a cancellation at any moment never hits the next statement", arguments: 0..<8)
    func lateCancellation(seed: Int) async throws {
        var configuration = try await TestDatabase.configuration()
        configuration.cancellationGraceMilliseconds = 60_000
        let connection = try await PostgresConnection.open(configuration)
        for round in 0..<60 {
            let task = Task { try? await connection.query("SELECT pg_sleep(0.0005)") }
            try await Task.sleep(for: .microseconds((round * 37 + seed * 101) % 1500))
            task.cancel()
            _ = await task.value
            #expect(try await connection.integer("SELECT 1 FROM pg_sleep(0.0002)") == 1)
        }
    }

    @Test("a statement may be given a time of its own, shorter or longer than the connection's")
    func timeouts() async throws {
        var configuration = try await TestDatabase.configuration()
        configuration.statementTimeoutMilliseconds = 150
        let connection = try await PostgresConnection.open(configuration)
        await #expect(throws: PostgresError.statementTimeout(milliseconds: 150)) {
            try await connection.query("SELECT pg_sleep(600)")
        }
        await #expect(throws: PostgresError.statementTimeout(milliseconds: 20)) {
            try await connection.query("SELECT pg_sleep(600)", timeoutMilliseconds: 20)
        }
        #expect(try await connection.query("SELECT pg_sleep(0.4)", timeoutMilliseconds: 60_000).count == 1)
        #expect(try await connection.query("SELECT pg_sleep(0.4)", timeoutMilliseconds: 0).count == 1)
        await #expect(throws: PostgresError.statementTimeout(milliseconds: 150)) {
            try await connection.stream("SELECT generate_series(1, 1000000000000)") { _ in }
        }
        await #expect(throws: PostgresError.statementTimeout(milliseconds: 150)) {
            try await connection.run(script: "SELECT pg_sleep(600)")
        }
        #expect(try await connection.integer("SELECT 1") == 1)
    }

    @Test("a timeout in a transaction rolls it back")
    func timeoutInTransaction() async throws {
        let connection = try await TestDatabase.connect()
        try await connection.run(script: "CREATE TEMP TABLE t (n int8)")
        await #expect(throws: PostgresError.statementTimeout(milliseconds: 30)) {
            try await connection.transaction { @Sendable connection in
                try await connection.query("INSERT INTO t VALUES (1)")
                _ = try await connection.query("SELECT pg_sleep(600)", timeoutMilliseconds: 30)
            }
        }
        #expect(try await connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test("a statement that waits for a lock can be cancelled")
    func lockWait() async throws {
        let url = try TemporaryPostgres.shared.makeDatabase()
        let holder = try await PostgresConnection.open(PostgresConfiguration(url))
        let waiting = try await PostgresConnection.open(PostgresConfiguration(url))
        try await holder.run(script: "CREATE TABLE ledger (n int8); INSERT INTO ledger VALUES (1)")
        try await holder.run(script: "BEGIN; SELECT * FROM ledger FOR UPDATE")
        await #expect(throws: PostgresError.statementTimeout(milliseconds: 50)) {
            try await waiting.query("SELECT * FROM ledger FOR UPDATE", timeoutMilliseconds: 50)
        }
        try await holder.run(script: "ROLLBACK")
        #expect(try await waiting.integer("SELECT n FROM ledger FOR UPDATE") == 1)
    }

    @Test("a server that does not react is given up, and nobody waits for it for ever")
    func frozenServer() async throws {
        var configuration = try await TestDatabase.configuration()
        configuration.cancellationGraceMilliseconds = 300
        let connection = try await PostgresConnection.open(configuration)
        let process = pid_t(try await connection.integer("SELECT pg_backend_pid()"))
        kill(process, SIGSTOP)
        defer { kill(process, SIGCONT) }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.query("SELECT 1", timeoutMilliseconds: 100)
        }
        #expect(error == .connectionLost(reason: "the server did not react to a cancellation"))
        #expect(await connection.isOpen == false)
    }

    @Test("waiting connections hold no thread of Swift's own pool")
    func threads() async throws {
        let connections = try await open(count: 24)
        let started = ContinuousClock.now
        // Far more statements wait at once than there are processors; one after the other they would take 12 s.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for connection in connections {
                group.addTask { _ = try await connection.query("SELECT pg_sleep(0.5)") }
            }
            try await group.waitForAll()
        }
        #expect(ContinuousClock.now - started < .seconds(6))
    }

    private func open(count: Int) async throws -> [PostgresConnection] {
        var connections: [PostgresConnection] = []
        for _ in 0..<count { connections.append(try await TestDatabase.connect()) }
        return connections
    }
}
