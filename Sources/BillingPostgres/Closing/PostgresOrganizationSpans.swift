import Billing
import BillingService
import PostgresClient

/// The spans of a month, put together organization by organization from rows that come in the order of organizations.
struct PostgresOrganizationSpans {
    struct Entry {
        var organization: OrganizationKey
        var columns: SpanColumns
    }

    private var columns: PostgresSpanColumns
    /// The one that the last row was of, to which more may come.
    private(set) var current: OrganizationKey?
    private var complete: [Entry] = []

    init(period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail) {
        columns = PostgresSpanColumns(period: period, databases: databases, detail: detail)
    }

    mutating func append(_ row: borrowing PostgresRow) throws {
        let organization = OrganizationKey(try row.int64(at: PostgresSpanColumns.organizationColumn))
        if organization != current { finish() }
        current = organization
        try columns.append(row)
    }

    /// There are no more rows of the current organization.
    mutating func finish() {
        if let current { complete.append(Entry(organization: current, columns: columns.take())) }
        current = nil
    }

    /// The organizations all of whose rows have come, each once, in their order.
    mutating func takeComplete() -> [Entry] {
        defer { complete = [] }
        return complete
    }
}
