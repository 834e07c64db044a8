import PostgresClient
import PostgresTesting
import Testing

/// The database that the tests of this module share. What a test stores is in temporary tables, or in a database of its own.
enum TestDatabase {
    private static let url = Task { try await onThread { try TemporaryPostgres.shared.makeDatabase() } }

    static func configuration() async throws -> PostgresConfiguration { PostgresConfiguration(try await url.value) }

    static func connect() async throws -> PostgresConnection { try await .open(configuration()) }

    static func pool(maximumConnections: Int, maximumWaitMilliseconds: Int = 60_000) async throws -> PostgresPool {
        var configuration = PostgresPoolConfiguration(try await configuration())
        configuration.maximumConnections = maximumConnections
        configuration.maximumWaitMilliseconds = maximumWaitMilliseconds
        return PostgresPool(configuration)
    }
}

/// What a test's own code throws.
struct TestFailure: Error, Equatable {}

extension PostgresConnection {
    /// The one integer that a statement gives.
    func integer(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> Int64 {
        try #require(try await query(sql, parameters).first { row in try row.int64(at: 0) })
    }

    /// The one text that a statement gives.
    func text(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> String {
        try #require(try await query(sql, parameters).first { row in try row.text(at: 0) })
    }
}

extension PostgresConnection {
    /// Waits until a statement gives a row.
    func waitUntil(_ sql: String, _ parameters: [PostgresValue] = []) async throws {
        while try await query(sql, parameters).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    }
}
