public import Billing
public import BillingService
import PostgresClient

/// A store in a PostgreSQL database, which several servers may share.
public struct PostgresStore: Store {
    private let pool: PostgresPool

    /// How long a writer waits for its turn before it gives up, in milliseconds.
    private static let lockTimeoutMilliseconds = 10_000

    /// Connects to a database by a libpq URL, and brings it to the newest form.
    public init(url: String, maximumConnections: Int = 10) async throws(StoreError) {
        var configuration = PostgresPoolConfiguration(PostgresConfiguration(url, applicationName: "invoices"))
        configuration.maximumConnections = maximumConnections
        pool = PostgresPool(configuration)
        do {
            let isKnown = try await PostgresMigrations.run(on: pool)
            guard isKnown else { throw StoreError.tooNew(path: configuration.connection.description) }
        } catch let error as StoreError {
            throw error
        } catch {
            throw Self.storeError(error)
        }
    }

    /// Waits for what is under way and closes the connections.
    public func close() async {
        await pool.close()
    }

    public func ledger() async throws(StoreError) -> Ledger {
        try await read { connection in try await PostgresReader.ledger(on: connection) }
    }

    public func history(of scope: Scope) async throws(StoreError) -> ScopeHistory? {
        try await read { connection in try await PostgresReader.history(of: scope, on: connection) }
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage? {
        try await read { connection in
            try await PostgresReader.usage(
                of: scope, in: period, databases: databases, detail: detail, on: connection)
        }
    }

    public func ingest(_ source: any UsageSource & Sendable, clock: Instant) async throws -> IngestSummary {
        let source = ReadAhead(source)
        do {
            return try await pool.transaction { connection in
                try await connection.run(script: "SET LOCAL lock_timeout = \(Self.lockTimeoutMilliseconds)")
                let batch = try await PostgresBatch.begin(on: connection)
                while let chunk = try await source.next() { try await batch.take(chunk, on: connection) }
                return try await batch.finish(clock: clock, on: connection)
            }
        } catch let error as PostgresError {
            throw Self.storeError(error)
        }
    }

    /// One snapshot of the database.
    private func read<Value: Sendable>(
        _ body: @Sendable (isolated PostgresConnection) async throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.transaction(isolation: .repeatableRead, readOnly: true, body)
        } catch {
            throw Self.storeError(error)
        }
    }

    private static func storeError(_ error: any Error) -> StoreError {
        guard let error = error as? PostgresError else { return .failed("\(error)") }
        if error.sqlState == lockNotAvailable { return .busy }
        return error.isTransient ? .unavailable(error.message) : .failed(error.message)
    }

    private static let lockNotAvailable = "55P03"
}
