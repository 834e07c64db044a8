import PostgresClient
import PostgresTesting

extension Workspace {
    /// Makes a database that the program has never seen; one of the same name goes.
    ///
    /// - Returns: what `--database` takes.
    func makeDatabase(_ name: String, _ kind: DatabaseKind) async throws -> String {
        switch kind {
        case .sqlite:
            removeDatabase("\(name).db")
            return path(of: "\(name).db")
        case .postgres:
            let server = try await postgres()
            try await Workspace.withConnection(to: server.url()) { connection in
                try await connection.run(script: "DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
                try await connection.run(script: "CREATE DATABASE \(name)")
                // So that nothing of what was before is still to be written when the clock runs.
                try await connection.run(script: "CHECKPOINT")
            }
            return server.url(database: name)
        }
    }

    /// Lends a connection, which is closed then.
    static func withConnection<Value>(
        to url: String, _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await PostgresConnection.open(PostgresConfiguration(url))
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }
}
