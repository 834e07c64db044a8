import Billing
import BillingService
import GRDB

/// Reads one snapshot.
struct SQLiteReader {
    private let database: Database
    private let closedMonths: SQLiteClosedMonths

    init(_ database: Database, closedMonths: SQLiteClosedMonths) {
        self.database = database
        self.closedMonths = closedMonths
    }

    /// - Parameter batch: nil for the last one; of an earlier one, the first usage is not told.
    func history(of scope: Scope, at batch: Int64?) throws -> ScopeHistory? {
        let viewpoint = try SQLiteBatches(database).viewpoint(at: batch)
        guard let key = try SQLiteScopes(database, at: viewpoint).key(of: scope) else { return nil }
        return try history(of: key, at: viewpoint, isPast: batch != nil)
    }

    func usage(
        of scope: Scope, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) throws -> ScopeUsage? {
        guard let history = try history(of: scope, at: nil) else { return nil }
        return try usage(history, in: period, databases: databases, detail: detail)
    }

    func usage(
        ofKey key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) throws -> ScopeUsage {
        let viewpoint = try SQLiteBatches(database).viewpoint(at: nil)
        let history = try history(of: key, at: viewpoint, isPast: false)
        return try usage(history, in: period, databases: databases, detail: detail)
    }

    /// Of each period the spans that an invoice can have, read in one pass.
    func usage(
        ofKey key: ScopeKey, inEach periods: [BillingPeriod], databases: DatabaseServices
    ) throws -> [ScopeUsage] {
        let history = try history(of: key, at: SQLiteBatches(database).viewpoint(at: nil), isPast: false)
        let found = periods.indices.filter { history.mayHaveUsage(in: periods[$0]) }
        var usage = periods.map { _ in ScopeUsage(history: history, columns: SpanColumns()) }
        let reader = SQLitePeriodsReader(found.map { periods[$0] }, of: key, on: database)
        for (index, columns) in zip(found, try reader.columns(databases: databases)) {
            usage[index] = ScopeUsage(history: history, columns: columns)
        }
        return usage
    }

    /// The sums of the same spans.
    func totals(ofKey key: ScopeKey, inEach periods: [BillingPeriod], rules: BillingRules) throws -> [ScopeTotals] {
        let history = try history(of: key, at: SQLiteBatches(database).viewpoint(at: nil), isPast: false)
        let found = periods.indices.filter { history.mayHaveUsage(in: periods[$0]) }
        var totals = periods.map { _ in ScopeTotals(ledger: history.ledger, rated: RatedTotals()) }
        let reader = SQLitePeriodsReader(found.map { periods[$0] }, of: key, on: database)
        for (index, rated) in zip(found, try reader.totals(by: rules)) {
            totals[index] = ScopeTotals(ledger: history.ledger, rated: rated)
        }
        return totals
    }

    private func usage(
        _ history: ScopeHistory, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) throws -> ScopeUsage {
        guard history.mayHaveUsage(in: period) else { return ScopeUsage(history: history, columns: SpanColumns()) }
        var spans = try SQLiteSpanReader(
            like: history.key, in: period, databases: databases, detail: detail, on: database)
        return ScopeUsage(history: history, columns: try spans.columns(of: history.key))
    }

    private func history(of key: ScopeKey, at viewpoint: SQLiteViewpoint, isPast: Bool) throws -> ScopeHistory {
        let closed = try closedMonths.months(database).known(at: viewpoint.ledger.batch)
        return ScopeHistory(
            ledger: viewpoint.ledger, key: key, firstUsage: isPast ? nil : try firstUsage(of: key), closed: closed,
            firstBilled: try SQLiteClosedPieces(database).firstMonth(of: key, among: closed))
    }

    private func firstUsage(of key: ScopeKey) throws -> Instant? {
        let condition =
            switch key {
            case .account: ""
            case .organization: "WHERE organization = ?1"
            case .space: "WHERE space = ?1"
            }
        let select = try SQLiteStatement(kept: "SELECT min(first_start) FROM places \(condition)", on: database)
        if let value = key.value { select.bind(value, at: 1) }
        return try select.first { $0.isNull(at: 0) ? nil : Instant(millisecondsSince1970: $0.integer(at: 0)) } ?? nil
    }
}
