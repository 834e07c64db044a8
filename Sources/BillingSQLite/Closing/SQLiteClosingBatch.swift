import Billing
import BillingService
import GRDB

/// One month on its way into a closing, within one transaction: an organization at a time, so that memory holds the largest
/// of them.
final class SQLiteClosingBatch {
    private let database: Database
    private let tables: SQLiteTables
    private let request: ClosingRequest
    private let ledger: Ledger
    private let lastSequence: Int64
    private let closed: ClosedMonths

    init(_ database: Database, tables: SQLiteTables, request: ClosingRequest) throws {
        self.database = database
        self.tables = tables
        self.request = request
        (ledger, lastSequence) = try tables.ledger.read()
        closed = try tables.closedMonths.months(database)
    }

    /// - Returns: nil where the month is closed already; nothing is written then.
    func close(clock: Instant) throws -> Closing? {
        guard !closed.contains(request.month) else { return nil }
        let viewpoint = SQLiteViewpoint(ledger: ledger, sequence: lastSequence, isLast: true)
        let next = ledger.next(clock: clock)
        let corrections = try SQLiteCorrections(
            database, closed: closed, viewpoint: viewpoint, prices: try SQLitePrices(database).book())
        let pieces = try SQLitePieceWriter(database, month: request.month)
        let seal = try request.sealer.map {
            try SQLiteSealWriter(database, request: request, sealer: $0, closing: next, closed: closed)
        }
        var spans = try SQLiteSpanReader(
            like: .organization(0), in: request.period, databases: request.rules.databaseServices, detail: .keyedItems,
            on: database)
        let organizations = try SQLiteStatement(Self.organizationsSQL, on: database)
        while try organizations.step() {
            let organization = OrganizationKey(organizations.integer(at: 0))
            let own = try corrections.items(of: organization)
            let shown = own.filter { closed.target(of: $0.correction.month) == request.month }
            let columns = try spans.columns(of: .organization(organization.value))
            if columns.count == 0, shown.isEmpty { continue }
            let name = Named(name: organizations.text(at: 1) ?? "", id: organizations.text(at: 2))
            let closing = ClosedOrganization(
                organization, name: name, columns: columns, corrections: shown, request: request)
            let credits = try settleCredits(of: closing, corrections: own, batch: next.batch)
            try pieces.write(closing, credits: credits)
            try seal?.add(closing, credits: credits)
        }
        let closing = Closing(
            month: request.month, batch: next.batch, recorded: next.recorded, lastSequence: lastSequence,
            rules: request.rules, itemCount: pieces.itemCount)
        try SQLiteClosings(database).insert(closing, pieces: pieces.keys)
        try SQLiteAudit(database).append(AuditNote.closing(closing, closed: closed), ledger: next)
        try seal?.finish(closing)
        try tables.ledger.write(next, lastSequence: lastSequence)
        // The closed months that are remembered are the earlier ones.
        tables.forget()
        return closing
    }

    /// All organizations in the order of their keys, which is that of the spans.
    static let organizationsSQL = "SELECT key, name, id FROM organizations NOT INDEXED ORDER BY key"

    /// Uses the organization's credits for the month, and for open months before it, which come first but settle later.
    ///
    /// - Returns: how much of the month's charges they cover.
    private func settleCredits(
        of closing: ClosedOrganization, corrections: [CorrectionItem], batch: Int64
    ) throws -> Money {
        let credits = try SQLiteCredits(database).credits(of: closing.organization, at: ledger.batch)
        guard !credits.isEmpty else { return .zero }
        var allocation = CreditAllocation(credits)
        for month in OpenMonths.before(request.month, closed: closed, credits: credits)
        where allocation.isWanted(in: month) {
            allocation.apply(to: month, charges: try charges(of: closing.organization, in: month, corrections: corrections))
        }
        let applied = allocation.apply(to: request.month, charges: closing.charges)
        for application in allocation.applications where application.month == request.month {
            try SQLiteCredits(database).settle(application, batch: batch)
        }
        return applied
    }

    /// What an organization's open month costs.
    private func charges(
        of organization: OrganizationKey, in month: Month, corrections: [CorrectionItem]
    ) throws -> Money {
        let period = BillingPeriod(month: month, now: month.end)
        let key = ScopeKey.organization(organization.value)
        var spans = try SQLiteSpanReader(
            like: key, in: period, databases: request.rules.databaseServices, detail: .totals, on: database)
        let invoice = Invoice(
            of: try spans.columns(of: key),
            corrections: corrections.filter { closed.target(of: $0.correction.month) == month }, period: period,
            rules: request.rules)
        return invoice.totals.charges
    }
}
