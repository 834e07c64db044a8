import Billing
import BillingService
import GRDB

/// Reads the spans of one scope that overlap any of several periods, each span once for all of them.
struct SQLitePeriodsReader {
    private let periods: [BillingPeriod]
    /// Of each period, in the order of ``periods``: to look them up is most of the work of a span otherwise.
    private let starts: [Instant]
    private let cutoffs: [Instant]
    private let key: ScopeKey
    private let database: Database

    /// Sums are made of so many spans at a time, so that what is read is not held.
    private static let blockLength = 4096

    init(_ periods: [BillingPeriod], of key: ScopeKey, on database: Database) throws {
        self.periods = periods
        starts = periods.map(\.start)
        cutoffs = periods.map(\.cutoff)
        self.key = key
        self.database = database
    }

    /// The spans by period, with keys, and without the names of resources.
    func columns(databases: DatabaseServices) throws -> [SpanColumns] {
        var columns = periods.map { _ in SpanColumns() }
        var names = try SQLiteNames(databases: databases, database: database)
        // All periods have the same codes, so that each name is looked up once.
        var shared = SpanColumns()
        let noName = shared.resourceNames.code(of: "")
        var organization: (key: Int64, codes: SQLiteNames.OrganizationCodes)?
        try forEachSpan { row, span in
            let isDatabase = span.type == .addon ? try names.isDatabase(row.integer(at: 5)) : false
            let (organizationKey, space) = (row.integer(at: 8), row.integer(at: 9))
            if organization?.key != organizationKey {
                organization = (organizationKey, try names.organization(organizationKey, in: &shared))
            }
            let app = try names.app(row.integer(at: 10), space: space, in: &shared.appNames)
            let description = try names.description(row.integer(at: 5), in: &shared.descriptionNames)
            let (sequence, resource) = (row.integer(at: 12), ResourceKey(row.integer(at: 13)))
            guard let codes = organization?.codes else { return }
            for index in periods.indices where overlaps(span, index) {
                append(span, isDatabase: isDatabase, to: &columns[index], in: periods[index])
                columns[index].appendNames(
                    organization: codes.name, organizationID: codes.id, app: app, description: description, resource: noName,
                    sequence: sequence)
                columns[index].appendKeys(
                    resource: resource, app: AppKey(row.integer(at: 10)), space: SpaceKey(space))
            }
        }
        for index in columns.indices { columns[index].takeNames(of: shared) }
        return columns
    }

    /// The sums by period.
    func totals(by rules: BillingRules) throws -> [RatedTotals] {
        let raters = periods.map { Rater(period: $0, proration: rules.proration, currency: rules.currency) }
        var names = try SQLiteNames(databases: rules.databaseServices, database: database)
        var blocks = periods.map { _ in SpanColumns.block(Self.blockLength) }
        var parts = periods.map { _ in [RatedTotals]() }
        try forEachSpan { row, span in
            let isDatabase = span.type == .addon ? try names.isDatabase(row.integer(at: 5)) : false
            for index in periods.indices where overlaps(span, index) {
                append(span, isDatabase: isDatabase, to: &blocks[index], in: periods[index])
                guard blocks[index].count == Self.blockLength else { continue }
                parts[index].append(raters[index].rate(blocks[index]).totals)
                blocks[index] = .block(Self.blockLength)
            }
        }
        return periods.indices.map { index in
            RatedTotals(of: parts[index] + [raters[index].rate(blocks[index]).totals], by: rules.proration)
        }
    }

    /// What a row tells of its span, whatever the period.
    private struct RawSpan {
        let start: Instant
        let end: Instant
        let price: Price
        let quantity: Quantity
        let type: ItemType
        let isBeatenOnFirstDay: Bool
        let lastDayTurns: [Instant]

        @inline(__always)
        init(_ row: SQLiteStatement) {
            start = Instant(millisecondsSince1970: row.integer(at: 0))
            end = Instant(millisecondsSince1970: row.integer(at: 1))
            price = Price(unchecked: row.integer(at: 2))
            quantity = Quantity(unchecked: Int32(truncatingIfNeeded: row.integer(at: 3)))
            type = row.integer(at: 4) == 0 ? .dyno : .addon
            isBeatenOnFirstDay = row.integer(at: 6) != 0
            lastDayTurns = row.isNull(at: 7) ? [] : Turns.decode(row.bytes(at: 7))
        }
    }

    @inline(__always)
    private func overlaps(_ span: RawSpan, _ index: Int) -> Bool { span.end > starts[index] && span.start < cutoffs[index] }

    private func forEachSpan(_ body: (SQLiteStatement, RawSpan) throws -> Void) throws {
        guard let first = starts.min(), let last = cutoffs.max() else { return }
        let select = try SQLiteStatement(SQLiteSpanReader.sql(of: key, detail: .keyedItems), on: database)
        select.bind(first.millisecondsSince1970, at: 1)
        select.bind(last.millisecondsSince1970, at: 2)
        if let value = key.value { select.bind(value, at: 3) }
        while try select.step() { try body(select, RawSpan(select)) }
    }

    @inline(__always)
    private func append(_ span: RawSpan, isDatabase: Bool, to columns: inout SpanColumns, in period: BillingPeriod) {
        var lost: LostDays = []
        // Hardly any span has a day that is contested.
        if span.isBeatenOnFirstDay || !span.lastDayTurns.isEmpty {
            lost = period.lostDays(
                start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay, lastDayTurns: span.lastDayTurns)
        }
        columns.append(
            start: span.start, end: span.end, price: span.price, quantity: span.quantity,
            flags: SpanFlags(type: span.type, isDatabase: isDatabase, lost: lost))
    }
}

extension SpanColumns {
    fileprivate static func block(_ length: Int) -> SpanColumns {
        var columns = SpanColumns()
        columns.reserveCapacity(length, withNames: false)
        return columns
    }

    /// Takes over the tables that its codes are of.
    fileprivate mutating func takeNames(of other: SpanColumns) {
        organizationNames = other.organizationNames
        organizationIDs = other.organizationIDs
        appNames = other.appNames
        descriptionNames = other.descriptionNames
        resourceNames = other.resourceNames
    }
}
