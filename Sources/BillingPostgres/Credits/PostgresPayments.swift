import Billing
import BillingService
import PostgresClient

/// The table of payments.
enum PostgresPayments {
    /// The payments of an organization's invoice, in the order in which they came.
    static func read(
        of organization: OrganizationKey, month: Month, at batch: Int64, on connection: isolated PostgresConnection
    ) async throws -> [Payment] {
        try await read(
            "month = $2 AND batch <= $3", of: organization, [.int64(month.ordinal), .int64(batch)], on: connection)
    }

    /// What is paid of a closed month, all organizations together.
    static func ofAccount(
        month: Month, at batch: Int64, on connection: isolated PostgresConnection
    ) async throws -> AccountPayments {
        let payments = try await connection.query(
            """
            SELECT count(*) FILTER (WHERE coalesce(p.amount, 0) < c.total), max(p.recorded) FILTER (WHERE p.amount >= c.total)
            FROM closed_organizations c LEFT JOIN (
                SELECT organization, sum(amount) AS amount, max(recorded) AS recorded
                FROM payments WHERE month = $1 AND batch <= $2 GROUP BY organization
            ) p ON p.organization = c.organization
            WHERE c.month = $1 AND c.total > 0
            """, [.int64(month.ordinal), .int64(batch)]
        ).first { row in
            AccountPayments(
                unpaid: Int(try row.int64(at: 0)),
                lastCovered: try row.optionalInt64(at: 1).map { Instant(millisecondsSince1970: $0) })
        }
        return payments ?? AccountPayments(unpaid: 0, lastCovered: nil)
    }

    private static func read(
        _ condition: String, of organization: OrganizationKey, _ parameters: [PostgresValue],
        on connection: isolated PostgresConnection
    ) async throws -> [Payment] {
        try await connection.query(
            """
            SELECT key, month, amount, reference, batch, recorded FROM payments
            WHERE organization = $1 AND \(condition) ORDER BY batch
            """, [.int64(organization.value)] + parameters
        ).map { row in
            Payment(
                organization: organization,
                request: PaymentRequest(
                    key: try row.text(at: 0), month: Month(ordinal: try row.int64(at: 1)), amount: try row.money(at: 2),
                    reference: try row.text(at: 3)),
                batch: try row.int64(at: 4), recorded: Instant(millisecondsSince1970: try row.int64(at: 5)))
        }
    }

    /// Takes a payment, as a batch of its own, unless its key is known or it is more than what is left.
    static func take(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant,
        on connection: isolated PostgresConnection
    ) async throws -> PaymentOutcome {
        let ledger = try await PostgresLedger.lock(on: connection)
        let known = try await read("key = $2", of: organization, [.text(request.key)], on: connection)
        if let known = known.first { return known.request == request ? .known(known) : .conflict(known) }
        guard try await PostgresClosings.closing(of: request.month, on: connection) != nil else { return .open }
        let left = try await left(of: organization, month: request.month, on: connection)
        guard request.amount <= left else { return .tooMuch(left: left) }
        let next = try await ledger.write(clock: clock, on: connection)
        _ = try await connection.query(
            """
            INSERT INTO payments (organization, key, batch, recorded, month, amount, reference)
            VALUES ($1, $2, $3, $4, $5, $6::numeric, $7)
            """,
            [
                .int64(organization.value), .text(request.key), .int64(next.batch),
                .int64(next.recorded.millisecondsSince1970), .int64(request.month.ordinal), .amount(request.amount),
                .text(request.reference),
            ])
        if AuditOrigin.current != nil {
            let name = try await PostgresAudit.name(of: organization, on: connection)
            try await PostgresAudit.append(AuditNote.payment(request, of: name), ledger: next, on: connection)
        }
        return .taken(
            Payment(organization: organization, request: request, batch: next.batch, recorded: next.recorded))
    }

    /// What is left to pay of an organization's invoice of a closed month.
    private static func left(
        of organization: OrganizationKey, month: Month, on connection: isolated PostgresConnection
    ) async throws -> Money {
        let left = try await connection.query(
            """
            SELECT greatest(0, c.total - coalesce((
                SELECT sum(amount) FROM payments WHERE month = c.month AND organization = c.organization
            ), 0))
            FROM closed_organizations c WHERE c.organization = $1 AND c.month = $2
            """, [.int64(organization.value), .int64(month.ordinal)]
        ).first { row in try row.money(at: 0) }
        return left ?? .zero
    }
}
