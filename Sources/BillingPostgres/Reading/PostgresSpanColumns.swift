import Billing
import BillingService
import PostgresClient

/// The columns of a scope's month, filled from the rows of a query that joins the names to the spans.
struct PostgresSpanColumns {
    private(set) var columns = SpanColumns()
    private let period: BillingPeriod
    private let detail: UsageDetail
    private var databases: PostgresDatabaseFlags
    /// The bytes of the app's name that is being put together.
    private var shownName: [UInt8] = []

    init(period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail) {
        self.period = period
        self.databases = PostgresDatabaseFlags(databases)
        self.detail = detail
    }

    /// The columns so far; the next row is the first of others.
    mutating func take() -> SpanColumns {
        defer { columns = SpanColumns() }
        return columns
    }

    /// Where a row has the organization's key.
    static let organizationColumn = 9

    /// The spans of a scope that end after $1 and start before $2; the scope's key is $3.
    static func sql(of key: ScopeKey, detail: UsageDetail) -> String {
        sql(endingAfter: "$1", startingBefore: "$2", condition(of: key), detail: detail)
    }

    /// The same spans with keys in place of names.
    static func keysSQL(of key: ScopeKey) -> String {
        sql(
            endingAfter: "$1", startingBefore: "$2", condition(of: key), selected: ", s.space, s.app, s.resource, s.event",
            joined: "")
    }

    private static func condition(of key: ScopeKey) -> String {
        switch key {
        case .account: ""
        case .organization: "AND s.organization = $3"
        case .space: "AND s.space = $3"
        }
    }

    /// Spans are found by the index (organization, end, start) or that of spaces: what has ended before the month is not touched.
    /// Names are joined from the small tables; the organizations are there for the account, too, whose spans are in the index by
    /// each of them.
    static func sql(
        endingAfter start: String, startingBefore end: String, _ condition: String, detail: UsageDetail
    ) -> String {
        let names = ", o.name, a.name, p.name, r.text, s.event, o.id"
        let joins = """
            JOIN spaces p ON p.key = s.space
            JOIN apps a ON a.key = s.app
            LEFT JOIN texts r ON r.key = s.resource_name
            """
        let (selected, joined) =
            switch detail {
            case .totals: ("", "")
            case .items: (names, joins)
            case .keyedItems: (names + ", s.resource, s.space, s.app", joins)
            }
        return sql(endingAfter: start, startingBefore: end, condition, selected: selected, joined: joined)
    }

    private static func sql(
        endingAfter start: String, startingBefore end: String, _ condition: String, selected: String, joined: String
    ) -> String {
        """
        SELECT s.start, s."end", s.price, s.quantity, s.type, s.beaten, s.turns, s.description, d.text, o.key\(selected)
        FROM organizations o JOIN spans s ON s.organization = o.key JOIN texts d ON d.key = s.description \(joined)
        WHERE s."end" > \(start) AND s.start < \(end) \(condition)
        """
    }

    mutating func append(_ row: borrowing PostgresRow) throws {
        let span = try RatedSpan(row)
        columns.append(span, isDatabase: try databases.isDatabase(span, row), in: period)
        if detail == .totals { return }
        try appendNames(row)
        if detail == .keyedItems {
            columns.appendKeys(
                resource: ResourceKey(try row.int64(at: 16)), app: AppKey(try row.int64(at: 18)),
                space: SpaceKey(try row.int64(at: 17)))
        }
    }

    private mutating func appendNames(_ row: borrowing PostgresRow) throws {
        shownName.removeAll(keepingCapacity: true)
        try row.withUTF8(at: 11) { shownName.append(contentsOf: $0) }
        shownName.append(UInt8(ascii: "-"))
        try row.withUTF8(at: 12) { shownName.append(contentsOf: $0) }
        let (hasResource, hasID) = (try !row.isNull(at: 13), try !row.isNull(at: 15))
        columns.appendNames(
            organization: try row.withUTF8(at: 10) { columns.organizationNames.code(of: UnsafeRawBufferPointer($0)) },
            organizationID: try hasID
                ? row.withUTF8(at: 15) { columns.organizationIDs.code(of: UnsafeRawBufferPointer($0)) } : nil,
            app: shownName.withUnsafeBytes { columns.appNames.code(of: $0) },
            description: try row.withUTF8(at: 8) { columns.descriptionNames.code(of: UnsafeRawBufferPointer($0)) },
            resource: try hasResource
                ? row.withUTF8(at: 13) { columns.resourceNames.code(of: UnsafeRawBufferPointer($0)) }
                : columns.resourceNames.code(of: ""),
            sequence: try row.int64(at: 14))
    }
}
