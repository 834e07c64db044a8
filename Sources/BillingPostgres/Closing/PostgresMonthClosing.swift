import Billing
import BillingService
import PostgresClient

/// A month that is being closed, within one transaction: all of it is there once that is committed, or nothing.
///
/// Spans come from a cursor in the order of organizations. What has been read of complete organizations is written before more
/// is read, so that memory holds some thousand spans, or those of the largest organization.
struct PostgresMonthClosing {
    /// How many spans are read at a time.
    private static let fetchLength = 10_000

    private let request: ClosingRequest
    private let ledger: PostgresLedger
    private let closed: ClosedMonths
    private let hasCredits: Bool
    private var corrections: PostgresCorrections
    private var sealing: PostgresSealing?
    private var itemCount: Int64 = 0

    /// - Returns: nil where the month is closed already.
    static func close(
        _ request: ClosingRequest, clock: Instant, on connection: isolated PostgresConnection
    ) async throws -> Closing? {
        var ledger = try await PostgresLedger.lock(on: connection)
        let closed = try await ledger.closedMonths(on: connection)
        guard !closed.contains(request.month) else { return nil }
        var month = PostgresMonthClosing(
            request: request, ledger: ledger, closed: closed, hasCredits: try await PostgresCredits.exist(on: connection),
            corrections: try await PostgresCorrections(closed: closed, moment: ledger.moment, on: connection),
            sealing: try await PostgresSealing.begin(request, ledger: ledger, closed: closed, on: connection))
        try await month.closeOrganizations(on: connection)
        ledger.hasClosings = true
        let next = try await ledger.write(clock: clock, on: connection)
        let closing = Closing(
            month: request.month, batch: next.batch, recorded: next.recorded, lastSequence: ledger.sequence,
            rules: request.rules, itemCount: month.itemCount)
        try await PostgresClosings.insert(closing, on: connection)
        try await PostgresAudit.append(AuditNote.closing(closing, closed: closed), ledger: next, on: connection)
        try await month.sealing?.finish(closing, on: connection)
        return closing
    }

    private init(
        request: ClosingRequest, ledger: PostgresLedger, closed: ClosedMonths, hasCredits: Bool,
        corrections: PostgresCorrections, sealing: PostgresSealing?
    ) {
        self.sealing = sealing
        self.request = request
        self.ledger = ledger
        self.closed = closed
        self.hasCredits = hasCredits
        self.corrections = corrections
    }

    private mutating func closeOrganizations(on connection: isolated PostgresConnection) async throws {
        let period = request.period
        let sql = PostgresSpanColumns.sql(
            endingAfter: "\(period.start.millisecondsSince1970)", startingBefore: "\(period.cutoff.millisecondsSince1970)",
            "ORDER BY o.key", detail: .keyedItems)
        try await connection.run(script: "DECLARE month_spans NO SCROLL CURSOR FOR \(sql)")
        var spans = PostgresOrganizationSpans(
            period: period, databases: request.rules.databaseServices, detail: .keyedItems)
        var first = Int64.min
        while true {
            let rows = try await connection.query("FETCH \(PostgresMonthClosing.fetchLength) FROM month_spans")
            try rows.forEach { row in try spans.append(row) }
            let isEnd = rows.count < PostgresMonthClosing.fetchLength
            if isEnd { spans.finish() }
            // Organizations without spans may have corrections, so the ranges leave none out.
            let last = spans.current.map { $0.value - 1 } ?? .max
            if first <= last { try await close(spans.takeComplete(), of: first...last, on: connection) }
            if isEnd { break }
            first = last + 1
        }
        try await connection.run(script: "CLOSE month_spans")
    }

    /// - Parameter organizations: the range that all organizations of the entries are in, and others that have no spans.
    private mutating func close(
        _ entries: [PostgresOrganizationSpans.Entry], of organizations: ClosedRange<Int64>,
        on connection: isolated PostgresConnection
    ) async throws {
        let corrections = try await corrections.items(of: organizations, on: connection)
        let own = corrections.mapValues { items in
            items.filter { closed.target(of: $0.correction.month) == request.month }
        }.filter { !$0.value.isEmpty }
        let all = (entries + withoutSpans(own, entries)).sorted { $0.organization < $1.organization }
        var settlement = PostgresCreditSettlement(request)
        if hasCredits {
            try await settlement.begin(
                with: all.map(\.organization), corrections: corrections, closed: closed, at: ledger.batch, on: connection)
        }
        var rows = PostgresClosedRows(month: request.month, batch: ledger.batch)
        var closings: [(closing: ClosedOrganization, credits: Money)] = []
        for entry in all {
            let items = own[entry.organization] ?? []
            let organization = ClosedOrganization(
                entry.organization, name: name(of: entry, items), columns: entry.columns, corrections: items,
                request: request)
            let credits = settlement.apply(entry.organization, charges: organization.charges)
            rows.add(organization, credits: credits)
            if sealing != nil { closings.append((organization, credits)) }
        }
        try await sealing?.add(closings, on: connection)
        rows.add(settlement.applications)
        itemCount += rows.itemCount
        try await rows.write(on: connection)
    }

    /// The organizations that have corrections and nothing else.
    private func withoutSpans(
        _ corrections: [OrganizationKey: [CorrectionItem]], _ entries: [PostgresOrganizationSpans.Entry]
    ) -> [PostgresOrganizationSpans.Entry] {
        let known = Set(entries.map(\.organization))
        return corrections.keys.filter { !known.contains($0) }.map {
            PostgresOrganizationSpans.Entry(organization: $0, columns: SpanColumns())
        }
    }

    /// What the organization is called now, which each of its items says.
    private func name(of entry: PostgresOrganizationSpans.Entry, _ corrections: [CorrectionItem]) -> Named {
        let columns = entry.columns
        if let name = columns.organizations.first {
            // There are no ids where no organization has one.
            let id = columns.idsOfOrganizations.first ?? -1
            return Named(name: columns.organizationNames[name], id: id < 0 ? nil : columns.organizationIDs[id])
        }
        return Named(name: corrections.first?.organization ?? "", id: corrections.first?.organizationID)
    }
}
