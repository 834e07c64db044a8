import Billing
import BillingService
import GRDB

/// Reads the spans that overlap one period, of one scope after the other, with one statement.
struct SQLiteSpanReader {
    private let period: BillingPeriod
    private let detail: UsageDetail
    private let select: SQLiteStatement
    private var names: SQLiteNames

    /// Of two readers of one connection, only one may read the same kind of scope in the same detail.
    ///
    /// - Parameter key: a scope of the kind that is to be read.
    init(
        like key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail, on database: Database
    ) throws {
        self.period = period
        self.detail = detail
        select = try SQLiteStatement(kept: Self.sql(of: key, detail: detail), on: database)
        names = try SQLiteNames(databases: databases, database: database)
    }

    mutating func columns(of key: ScopeKey) throws -> SpanColumns {
        names.forgetCodes()
        select.bind(period.start.millisecondsSince1970, at: 1)
        select.bind(period.cutoff.millisecondsSince1970, at: 2)
        if let value = key.value { select.bind(value, at: 3) }
        var columns = SpanColumns()
        while try select.step() { try append(select, to: &columns) }
        return columns
    }

    /// The spans of a scope that end after ?1 and start before ?2, straight from the index (organization, end, start), or from
    /// that of spaces: what has ended before the month is not touched.
    static func sql(of key: ScopeKey, detail: UsageDetail = .items) -> String {
        let columns = """
            spans.start, spans."end", spans.price, spans.quantity, spans.type, spans.description, spans.beaten, spans.turns,
            spans.organization, spans.space, spans.app, spans.resource_name, spans.event
            \(detail == .keyedItems ? ", spans.resource" : "")
            """
        return switch key {
        case .account:
            """
            SELECT \(columns) FROM organizations CROSS JOIN spans
            WHERE spans.organization = organizations.key AND spans."end" > ?1 AND spans.start < ?2
            """
        case .organization:
            "SELECT \(columns) FROM spans WHERE organization = ?3 AND \"end\" > ?1 AND start < ?2"
        case .space:
            """
            SELECT \(columns) FROM spans INDEXED BY spans_by_space
            WHERE space = ?3 AND "end" > ?1 AND start < ?2
            """
        }
    }

    private mutating func append(_ row: SQLiteStatement, to columns: inout SpanColumns) throws {
        let span = RatedSpan(row)
        let description = row.integer(at: 5)
        columns.append(span, isDatabase: span.type == .addon ? try names.isDatabase(description) : false, in: period)
        guard detail != .totals else { return }
        let organization = try names.organization(row.integer(at: 8), in: &columns)
        columns.appendNames(
            organization: organization.name, organizationID: organization.id,
            app: try names.app(row.integer(at: 10), space: row.integer(at: 9), in: &columns.appNames),
            description: try names.description(description, in: &columns.descriptionNames),
            resource: try names.resource(row.isNull(at: 11) ? nil : row.integer(at: 11), in: &columns.resourceNames),
            sequence: row.integer(at: 12))
        guard detail == .keyedItems else { return }
        columns.appendKeys(
            resource: ResourceKey(row.integer(at: 13)), app: AppKey(row.integer(at: 10)), space: SpaceKey(row.integer(at: 9)))
    }
}
