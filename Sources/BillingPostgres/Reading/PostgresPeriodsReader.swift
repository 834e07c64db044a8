import Billing
import BillingService
import PostgresClient

/// Reads the spans of one scope that overlap any of several periods, each span once for all of them, on the connection whose
/// transaction it is.
enum PostgresPeriodsReader {
    /// The spans by period, with keys, and without the names of resources.
    static func usage(
        of key: ScopeKey, in periods: [BillingPeriod], databases: DatabaseServices,
        on connection: isolated PostgresConnection
    ) async throws -> [ScopeUsage] {
        let history = try await PostgresScopeHistory.read(of: key, on: connection)
        let found = periods.indices.filter { history.mayHaveUsage(in: periods[$0]) }
        let bounds = PeriodBounds(found.map { periods[$0] })
        var columns = PeriodColumns(bounds)
        try await forEachSpan(of: key, in: bounds, databases: databases, on: connection) { row, span, isDatabase in
            let keys = PeriodColumns.Keys(
                organization: OrganizationKey(try row.int64(at: PostgresSpanColumns.organizationColumn)),
                space: SpaceKey(try row.int64(at: 10)), app: AppKey(try row.int64(at: 11)),
                description: TextKey(try row.int64(at: 7)), resource: ResourceKey(try row.int64(at: 12)))
            columns.append(span, isDatabase: isDatabase, keys: keys, sequence: try row.int64(at: 13))
        }
        let moment = try await PostgresMoment.at(history.ledger.batch, on: connection)
        var names = try await PostgresNameDirectory.read(columns.nameKeys, at: moment, on: connection)
        var usage = periods.map { _ in ScopeUsage(history: history, columns: SpanColumns()) }
        for (index, columns) in zip(found, try columns.takeNamed(by: &names)) {
            usage[index] = ScopeUsage(history: history, columns: columns)
        }
        return usage
    }

    /// The sums of the same spans.
    static func totals(
        of key: ScopeKey, in periods: [BillingPeriod], rules: BillingRules, on connection: isolated PostgresConnection
    ) async throws -> [ScopeTotals] {
        let history = try await PostgresScopeHistory.read(of: key, on: connection)
        let found = periods.indices.filter { history.mayHaveUsage(in: periods[$0]) }
        let bounds = PeriodBounds(found.map { periods[$0] })
        var sums = PeriodSums(bounds, by: rules)
        try await forEachSpan(of: key, in: bounds, databases: rules.databaseServices, on: connection) { _, span, isDatabase in
            sums.add(span, isDatabase: isDatabase)
        }
        var totals = periods.map { _ in ScopeTotals(ledger: history.ledger, rated: RatedTotals()) }
        for (index, rated) in zip(found, sums.totals()) {
            totals[index] = ScopeTotals(ledger: history.ledger, rated: rated)
        }
        return totals
    }

    private static func forEachSpan(
        of key: ScopeKey, in bounds: PeriodBounds, databases: DatabaseServices, on connection: isolated PostgresConnection,
        _ body: (borrowing PostgresRow, RatedSpan, _ isDatabase: Bool) throws -> Void
    ) async throws {
        guard let whole = bounds.whole else { return }
        var flags = PostgresDatabaseFlags(databases)
        var parameters: [PostgresValue] = [
            .int64(whole.start.millisecondsSince1970), .int64(whole.cutoff.millisecondsSince1970),
        ]
        if let value = key.value { parameters.append(.int64(value)) }
        try await connection.stream(PostgresSpanColumns.keysSQL(of: key), parameters) { row in
            let span = try RatedSpan(row)
            try body(row, span, try flags.isDatabase(span, row))
        }
    }
}
