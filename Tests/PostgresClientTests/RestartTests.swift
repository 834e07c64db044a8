import Foundation
import PostgresClient
import PostgresTesting
import Testing

/// The server goes away and comes back. These tests have a server of their own.
struct RestartTests {
    @Test(
        "after a restart the next statement works, and the one under way failed in passing",
        arguments: [TemporaryPostgres.StopMode.fast, .immediate])
    func restart(mode: TemporaryPostgres.StopMode) async throws {
        let server = try await onThread { try TemporaryPostgres() }
        let database = try await onThread { try server.makeDatabase() }
        let pool = PostgresPool(PostgresPoolConfiguration(PostgresConfiguration(database)))
        _ = try await pool.query("CREATE TABLE t (n int8)")
        _ = try await pool.query("INSERT INTO t VALUES (1)")
        let underWay = Task { try await pool.query("SELECT pg_sleep(600)") }
        let inTransaction = Task {
            try await pool.transaction { connection in
                try await connection.query("INSERT INTO t VALUES (2)")
                _ = try await connection.query("SELECT pg_sleep(600)")
            }
        }
        try await PostgresConnection.open(PostgresConfiguration(server.url())).waitUntil(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE query LIKE '%pg_sleep(600)%' AND state = 'active' AND pid <> pg_backend_pid() OFFSET 1
            """
        )
        try await onThread { try server.stop(mode) }
        for error in [
            await #expect(throws: PostgresError.self) { try await underWay.value },
            await #expect(throws: PostgresError.self) { try await inTransaction.value },
            await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") },
        ] {
            #expect(error?.isTransient == true, "\(String(describing: error))")
        }
        try await onThread { try server.start() }
        #expect(try await pool.query("SELECT n FROM t").map { row in try row.int64(at: 0) } == [1])
        #expect(pool.connectionCount == 1)
    }

    @Test("many tasks ride out a restart: every one fails in passing or succeeds, and nothing acknowledged is lost or doubled")
    func restartUnderLoad() async throws {
        let server = try await onThread { try TemporaryPostgres() }
        let database = try await onThread { try server.makeDatabase() }
        var configuration = PostgresPoolConfiguration(PostgresConfiguration(database))
        configuration.maximumConnections = 4
        let pool = PostgresPool(configuration)
        _ = try await pool.query("CREATE TABLE t (n int8 PRIMARY KEY)")
        let isOver = Counter()
        let successes = Counter()
        let acknowledged = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var stored: [Int64] = []
                    var next = Int64(worker) << 32
                    while isOver.value == 0 {
                        next += 1
                        do {
                            _ = try await pool.transaction { [next] connection in
                                try await connection.query("INSERT INTO t VALUES ($1)", [.int64(next)])
                            }
                            stored.append(next)
                            _ = successes.add(1)
                        } catch let error as PostgresError {
                            #expect(error.isTransient, "\(error)")
                            try await Task.sleep(for: .milliseconds(5))
                        }
                    }
                    return stored
                }
            }
            for mode in [TemporaryPostgres.StopMode.immediate, .fast] {
                try await successes.wait(forMore: 20)
                try await onThread { try server.restart(mode) }
            }
            try await successes.wait(forMore: 20)
            _ = isOver.add(1)
            return try await group.reduce(into: Set<Int64>()) { $0.formUnion($1) }
        }
        let stored = Set(try await pool.query("SELECT n FROM t").map { row in try row.int64(at: 0) })
        #expect(acknowledged.count >= 60)
        #expect(acknowledged.isSubset(of: stored))
        await pool.close()
    }

    @Test("a server is removed with the object that stands for it")
    func removal() async throws {
        var server: TemporaryPostgres? = try await onThread { try TemporaryPostgres() }
        let folder = try #require(server?.folder.path)
        let connection = try await PostgresConnection.open(PostgresConfiguration(try #require(server?.url())))
        #expect(try await connection.text("SELECT current_setting('listen_addresses')").isEmpty)
        server = nil
        await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
