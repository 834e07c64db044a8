import Billing
import BillingService
import GRDB

/// The table of payments.
struct SQLitePayments {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The payments of an organization's invoice, in the order in which they came.
    func payments(of organization: OrganizationKey, month: Month, at batch: Int64) throws -> [Payment] {
        try payments("p.organization = ?2 AND p.month = ?3 AND p.batch <= ?1") { select in
            select.bind(batch, at: 1)
            select.bind(organization.value, at: 2)
            select.bind(month.ordinal, at: 3)
        }
    }

    /// The payment that an organization made by a key.
    func payment(of organization: OrganizationKey, key: String) throws -> Payment? {
        try payments("p.organization = ?1 AND p.key = ?2") { select in
            select.bind(organization.value, at: 1)
            select.bind(copy: key, at: 2)
        }.first
    }

    func insert(_ payment: Payment) throws {
        let insert = try SQLiteStatement(
            kept: """
                INSERT INTO payments (batch, organization, key, month, amount, reference) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """, on: database)
        insert.bind(payment.batch, at: 1)
        insert.bind(payment.organization.value, at: 2)
        insert.bind(copy: payment.request.key, at: 3)
        insert.bind(payment.request.month.ordinal, at: 4)
        insert.bind(wide: payment.request.amount.minorUnits, at: 5)
        insert.bind(copy: payment.request.reference, at: 6)
        try insert.run()
    }

    /// What is paid of a closed month, all organizations together.
    func accountPayments(month: Month, at batch: Int64) throws -> AccountPayments {
        var payments = AccountPayments(unpaid: 0, lastCovered: nil)
        let paid = try paid(of: month, at: batch)
        let select = try SQLiteStatement(kept: SQLiteClosedPieces.sql(of: .account), on: database)
        select.bind(month.ordinal, at: 1)
        while try select.step() {
            let total = try select.money(at: 4) + select.money(at: 5) - select.money(at: 9)
            guard total > .zero else { continue }
            if let own = paid[select.integer(at: 0)], own.amount >= total {
                payments.lastCovered = max(payments.lastCovered ?? own.recorded, own.recorded)
            } else {
                payments.unpaid += 1
            }
        }
        return payments
    }

    /// How much each organization has paid of a month, and when it did so last.
    private func paid(of month: Month, at batch: Int64) throws -> [Int64: (amount: Money, recorded: Instant)] {
        let select = try SQLiteStatement(
            kept: """
                SELECT organization, amount, recorded FROM payments AS p JOIN batches ON batches.batch = p.batch
                WHERE month = ?1 AND p.batch <= ?2 ORDER BY p.batch
                """, on: database)
        select.bind(month.ordinal, at: 1)
        select.bind(batch, at: 2)
        var paid: [Int64: (amount: Money, recorded: Instant)] = [:]
        while try select.step() {
            let amount = try select.money(at: 1)
            let recorded = Instant(millisecondsSince1970: select.integer(at: 2))
            paid[select.integer(at: 0)] = ((paid[select.integer(at: 0)]?.amount ?? .zero) + amount, recorded)
        }
        return paid
    }

    private func payments(_ condition: String, bind: (SQLiteStatement) -> Void) throws -> [Payment] {
        let select = try SQLiteStatement(
            kept: """
                SELECT p.batch, organization, key, month, amount, reference, recorded
                FROM payments AS p JOIN batches ON batches.batch = p.batch WHERE \(condition) ORDER BY p.batch
                """, on: database)
        bind(select)
        var payments: [Payment] = []
        while try select.step() {
            let request = PaymentRequest(
                key: select.text(at: 2) ?? "", month: Month(ordinal: select.integer(at: 3)),
                amount: try select.money(at: 4), reference: select.text(at: 5) ?? "")
            payments.append(
                Payment(
                    organization: OrganizationKey(select.integer(at: 1)), request: request, batch: select.integer(at: 0),
                    recorded: Instant(millisecondsSince1970: select.integer(at: 6))))
        }
        return payments
    }
}
