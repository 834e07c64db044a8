public import Billing
public import BillingService
import PostgresClient

/// A store in a PostgreSQL database, which several servers may share.
public struct PostgresStore: Store {
    /// For reading.
    private let pool: PostgresPool
    private let ledgerReads: PostgresLedgerReads
    /// Writers take turns, so one connection is enough for those of this process; waiting writers keep none from reading.
    let writers: PostgresPool
    /// How long a writer waits for its turn before it gives up.
    let lockTimeout: Duration

    /// How long a writer waits for its turn, in milliseconds, where nothing else is said.
    public static let lockTimeoutMilliseconds = 10_000

    /// Connects to a database by a libpq URL, and brings it to the newest form.
    ///
    /// - Parameters:
    ///   - maximumConnections: how many connections there may be for reading; one more is for writing.
    ///   - lockTimeoutMilliseconds: how long a writer waits for its turn before it gives up.
    public init(
        url: String, maximumConnections: Int = 10, lockTimeoutMilliseconds: Int = PostgresStore.lockTimeoutMilliseconds
    ) async throws(StoreError) {
        var configuration = PostgresPoolConfiguration(PostgresConfiguration(url, applicationName: "invoices"))
        configuration.maximumConnections = maximumConnections
        pool = PostgresPool(configuration)
        ledgerReads = PostgresLedgerReads(pool: pool)
        configuration.maximumConnections = 1
        configuration.maximumWaitMilliseconds = lockTimeoutMilliseconds
        writers = PostgresPool(configuration)
        lockTimeout = .milliseconds(lockTimeoutMilliseconds)
        let name = configuration.connection.description
        do {
            let isKnown = try await PostgresMigrations.run(on: pool)
            guard isKnown else { throw StoreError.tooNew(path: name) }
        } catch {
            let failure = StoreError(error)
            if case .failed(let reason) = failure { throw .cannotOpen(path: name, reason: reason) }
            throw failure
        }
    }

    /// Waits for what is under way and closes the connections.
    public func close() async {
        await writers.close()
        await pool.close()
    }

    // MARK: Reading

    public func ledger() async throws(StoreError) -> Ledger {
        try await ledgerReads.ledger()
    }

    public func history(of scope: Scope, at batch: Int64?) async throws(StoreError) -> ScopeHistory? {
        try await read { connection in
            var moment: PostgresMoment?
            if let batch { moment = try await PostgresMoment.at(batch, on: connection) }
            guard let key = try await PostgresScopes.key(of: scope, at: moment, on: connection) else { return nil }
            return try await PostgresScopeHistory.read(of: key, at: batch, on: connection)
        }
    }

    public func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage? {
        try await read { connection in
            try await PostgresReader.usage(
                of: scope, in: period, databases: databases, detail: detail, on: connection)
        }
    }

    public func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) async throws(StoreError) -> ScopeUsage {
        try await read { connection in
            try await PostgresReader.usage(of: key, in: period, databases: databases, detail: detail, on: connection)
        }
    }

    public func usage(
        ofKey key: ScopeKey, inEach periods: [BillingPeriod], databases: DatabaseServices
    ) async throws(StoreError) -> [ScopeUsage] {
        try await read { connection in
            try await PostgresPeriodsReader.usage(of: key, in: periods, databases: databases, on: connection)
        }
    }

    public func totals(
        ofKey key: ScopeKey, inEach periods: [BillingPeriod], rules: BillingRules
    ) async throws(StoreError) -> [ScopeTotals] {
        try await read { connection in
            try await PostgresPeriodsReader.totals(of: key, in: periods, rules: rules, on: connection)
        }
    }

    public func directory(_ query: DirectoryQuery) async throws(StoreError) -> DirectoryListing {
        try await read { connection in try await PostgresDirectory.listing(query, on: connection) }
    }

    public func identities(of ids: [String], source: String) async throws(StoreError) -> [String: EventIdentity] {
        try await read { connection in try await PostgresReader.identities(of: ids, source: source, on: connection) }
    }

    public func plans() async throws(StoreError) -> [PlanPrice] {
        try await read { connection in try await PostgresPrices.plans(on: connection) }
    }

    public func cursor(of source: String) async throws(StoreError) -> String? {
        try await read { connection in try await PostgresReader.cursor(of: source, on: connection) }
    }

    /// One statement, which is a snapshot by itself.
    func statement<Value: Sendable>(
        _ body: @Sendable (isolated PostgresConnection) async throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.withConnection(body)
        } catch {
            throw StoreError(error)
        }
    }

    /// One snapshot of the database.
    func read<Value: Sendable>(
        _ body: @Sendable (isolated PostgresConnection) async throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.transaction(isolation: .repeatableRead, readOnly: true, body)
        } catch {
            throw StoreError(error)
        }
    }
}
