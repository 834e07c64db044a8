import Billing
import BillingService
import GRDB

/// Reads the spans of one scope that overlap any of several periods, each span once for all of them.
struct SQLitePeriodsReader {
    private let bounds: PeriodBounds
    private let key: ScopeKey
    private let database: Database

    init(_ periods: [BillingPeriod], of key: ScopeKey, on database: Database) {
        bounds = PeriodBounds(periods)
        self.key = key
        self.database = database
    }

    /// The spans by period, with keys, and without the names of resources.
    func columns(databases: DatabaseServices) throws -> [SpanColumns] {
        var columns = PeriodColumns(bounds)
        try forEachSpan(databases: databases) { row, span, isDatabase in
            let keys = PeriodColumns.Keys(
                organization: OrganizationKey(row.integer(at: 8)), space: SpaceKey(row.integer(at: 9)),
                app: AppKey(row.integer(at: 10)), description: TextKey(row.integer(at: 5)),
                resource: ResourceKey(row.integer(at: 13)))
            columns.append(span, isDatabase: isDatabase, keys: keys, sequence: row.integer(at: 12))
        }
        var names = try SQLiteNames(databases: databases, database: database)
        return try columns.takeNamed(by: &names)
    }

    /// The sums by period.
    func totals(by rules: BillingRules) throws -> [RatedTotals] {
        var sums = PeriodSums(bounds, by: rules)
        try forEachSpan(databases: rules.databaseServices) { _, span, isDatabase in sums.add(span, isDatabase: isDatabase) }
        return sums.totals()
    }

    private func forEachSpan(
        databases: DatabaseServices, _ body: (SQLiteStatement, RatedSpan, _ isDatabase: Bool) throws -> Void
    ) throws {
        guard let whole = bounds.whole else { return }
        var names = try SQLiteNames(databases: databases, database: database)
        let select = try SQLiteStatement(SQLiteSpanReader.sql(of: key, detail: .keyedItems), on: database)
        select.bind(whole.start.millisecondsSince1970, at: 1)
        select.bind(whole.cutoff.millisecondsSince1970, at: 2)
        if let value = key.value { select.bind(value, at: 3) }
        while try select.step() {
            let span = RatedSpan(select)
            try body(select, span, span.type == .addon ? try names.isDatabase(select.integer(at: 5)) : false)
        }
    }
}
