import Billing
import BillingService
import PostgresClient

/// The table of credits, and that of what closed months have used of them.
enum PostgresCredits {
    /// Credits in the order in which they were granted, with what of them was settled at a batch.
    ///
    /// - Parameter organization: nil for those of all.
    static func read(
        of organization: OrganizationKey?, at batch: Int64, on connection: isolated PostgresConnection
    ) async throws -> [Credit] {
        guard let organization else { return try await read(at: batch, on: connection) }
        return try await read(at: batch, "AND c.organization = $2", [.int64(organization.value)], on: connection)
    }

    /// Those of a range of organizations.
    static func read(
        of organizations: ClosedRange<Int64>, at batch: Int64, on connection: isolated PostgresConnection
    ) async throws -> [Credit] {
        try await read(
            at: batch, "AND c.organization BETWEEN $2 AND $3",
            [.int64(organizations.lowerBound), .int64(organizations.upperBound)], on: connection)
    }

    static func exist(on connection: isolated PostgresConnection) async throws -> Bool {
        try await connection.query("SELECT EXISTS (SELECT FROM credits)").first { row in try row.bool(at: 0) } ?? false
    }

    private static func read(
        at batch: Int64, _ condition: String = "", _ parameters: [PostgresValue] = [],
        on connection: isolated PostgresConnection
    ) async throws -> [Credit] {
        let result = try await connection.query(
            """
            SELECT c.batch, c.organization, c.key, c.amount, c.reason, c.valid_from, c.valid_until, c.recorded,
            a.month, a.amount, a.batch
            FROM credits c LEFT JOIN credit_applications a
            ON a.organization = c.organization AND a.credit = c.batch AND a.batch <= $1
            WHERE c.batch <= $1 \(condition) ORDER BY c.batch, a.batch
            """, [.int64(batch)] + parameters)
        var credits: [Credit] = []
        try result.forEach { (row) throws(PostgresError) in
            if try credits.last?.batch != row.int64(at: 0) { credits.append(try credit(in: row)) }
            guard try !row.isNull(at: 8) else { return }
            credits[credits.count - 1].settled.append(
                Credit.Application(
                    month: Month(ordinal: try row.int64(at: 8)), amount: try row.money(at: 9), batch: try row.int64(at: 10)))
        }
        return credits
    }

    private static func credit(in row: borrowing PostgresRow) throws(PostgresError) -> Credit {
        Credit(
            organization: OrganizationKey(try row.int64(at: 1)),
            grant: CreditGrant(
                key: try row.text(at: 2), amount: try row.money(at: 3), reason: try row.text(at: 4),
                validFrom: Instant(millisecondsSince1970: try row.int64(at: 5)),
                validUntil: Instant(millisecondsSince1970: try row.int64(at: 6))),
            batch: try row.int64(at: 0), recorded: Instant(millisecondsSince1970: try row.int64(at: 7)))
    }

    /// Grants a credit, as a batch of its own, unless its key is known.
    static func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant,
        on connection: isolated PostgresConnection
    ) async throws -> GrantOutcome {
        let ledger = try await PostgresLedger.lock(on: connection)
        let known = try await read(
            at: ledger.batch, "AND c.organization = $2 AND c.key = $3", [.int64(organization.value), .text(grant.key)],
            on: connection)
        if let known = known.first { return known.grant == grant ? .known(known) : .conflict(known) }
        let next = try await ledger.write(clock: clock, on: connection)
        _ = try await connection.query(
            """
            INSERT INTO credits (organization, key, batch, recorded, amount, reason, valid_from, valid_until)
            VALUES ($1, $2, $3, $4, $5::numeric, $6, $7, $8)
            """,
            [
                .int64(organization.value), .text(grant.key), .int64(next.batch),
                .int64(next.recorded.millisecondsSince1970), .amount(grant.amount), .text(grant.reason),
                .int64(grant.validFrom.millisecondsSince1970), .int64(grant.validUntil.millisecondsSince1970),
            ])
        if AuditOrigin.current != nil {
            let name = try await PostgresAudit.name(of: organization, on: connection)
            try await PostgresAudit.append(AuditNote.credit(grant, to: name), ledger: next, on: connection)
        }
        return .granted(
            Credit(organization: organization, grant: grant, batch: next.batch, recorded: next.recorded))
    }
}
