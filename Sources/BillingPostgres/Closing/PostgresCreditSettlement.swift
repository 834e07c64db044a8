import Billing
import BillingService
import PostgresClient

/// What a range of organizations uses of its credits in a month that is being closed.
struct PostgresCreditSettlement {
    /// What a closing settles of one credit.
    struct Application {
        var organization: OrganizationKey
        /// The batch that granted the credit.
        var credit: Int64
        var amount: Money
    }

    private let request: ClosingRequest
    private var allocations: [OrganizationKey: CreditAllocation] = [:]
    private(set) var applications: [Application] = []

    init(_ request: ClosingRequest) {
        self.request = request
    }

    /// Reads the credits of some organizations, and uses them for open months before the one that is closed, which come first but
    /// settle later.
    ///
    /// - Parameter corrections: those of the organizations, into whatever open month.
    mutating func begin(
        with organizations: [OrganizationKey], corrections: [OrganizationKey: [CorrectionItem]], closed: ClosedMonths,
        at batch: Int64, on connection: isolated PostgresConnection
    ) async throws {
        guard let first = organizations.first, let last = organizations.last else { return }
        let wanted = Set(organizations)
        let credits = try await PostgresCredits.read(of: first.value...last.value, at: batch, on: connection)
            .filter { wanted.contains($0.organization) }
        allocations = Dictionary(grouping: credits, by: \.organization).mapValues { CreditAllocation($0) }
        for month in OpenMonths.before(request.month, closed: closed, credits: credits) {
            let concerned = allocations.filter { $0.value.isWanted(in: month) }.keys.sorted()
            guard !concerned.isEmpty else { continue }
            let period = BillingPeriod(month: month, now: month.end)
            let columns = try await columns(of: concerned, in: period, on: connection)
            for organization in concerned {
                let own = (corrections[organization] ?? []).filter { closed.target(of: $0.correction.month) == month }
                let invoice = Invoice(
                    of: columns[organization] ?? SpanColumns(), corrections: own, period: period, rules: request.rules)
                allocations[organization]?.apply(to: month, charges: invoice.totals.charges)
            }
        }
    }

    /// What charges need to be known of some organizations' spans.
    private func columns(
        of organizations: [OrganizationKey], in period: BillingPeriod, on connection: isolated PostgresConnection
    ) async throws -> [OrganizationKey: SpanColumns] {
        var spans = PostgresOrganizationSpans(
            period: period, databases: request.rules.databaseServices, detail: .totals)
        let sql = PostgresSpanColumns.sql(
            endingAfter: "$1", startingBefore: "$2", "AND o.key = ANY($3) ORDER BY o.key", detail: .totals)
        try await connection.stream(
            sql,
            [
                .int64(period.start.millisecondsSince1970), .int64(period.cutoff.millisecondsSince1970),
                .int64s(organizations.map(\.value)),
            ]
        ) { row in try spans.append(row) }
        spans.finish()
        return Dictionary(uniqueKeysWithValues: spans.takeComplete().map { ($0.organization, $0.columns) })
    }

    /// Uses an organization's credits for what it is charged.
    ///
    /// - Returns: how much of the charges they cover.
    mutating func apply(_ organization: OrganizationKey, charges: Money) -> Money {
        guard var allocation = allocations[organization] else { return .zero }
        let applied = allocation.apply(to: request.month, charges: charges)
        for application in allocation.applications where application.month == request.month {
            applications.append(
                Application(organization: organization, credit: application.batch, amount: application.amount))
        }
        return applied
    }
}
