import Billing
import BillingService
import GRDB

/// The tables of credits, and of what closed months have used of them.
struct SQLiteCredits {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Credits in the order in which they were granted.
    ///
    /// - Parameters:
    ///   - organization: nil for those of all.
    ///   - batch: what was granted, or settled, later does not count.
    func credits(of organization: OrganizationKey?, at batch: Int64) throws -> [Credit] {
        try credits(organization == nil ? "" : "organization = ?2 AND", through: batch) { select in
            if let organization { select.bind(organization.value, at: 2) }
        }
    }

    /// The credit that an organization was granted by a key.
    func credit(of organization: OrganizationKey, key: String, at batch: Int64) throws -> Credit? {
        try credits("organization = ?2 AND key = ?3 AND", through: batch) { select in
            select.bind(organization.value, at: 2)
            select.bind(copy: key, at: 3)
        }.first
    }

    func insert(_ credit: Credit) throws {
        let insert = try SQLiteStatement(
            kept: """
                INSERT INTO credits (batch, organization, key, amount, reason, valid_from, valid_until)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """, on: database)
        insert.bind(credit.batch, at: 1)
        insert.bind(credit.organization.value, at: 2)
        insert.bind(copy: credit.grant.key, at: 3)
        insert.bind(wide: credit.grant.amount.minorUnits, at: 4)
        insert.bind(copy: credit.grant.reason, at: 5)
        insert.bind(credit.grant.validFrom.millisecondsSince1970, at: 6)
        insert.bind(credit.grant.validUntil.millisecondsSince1970, at: 7)
        try insert.run()
    }

    /// Notes what a closing uses of a credit.
    func settle(_ application: CreditAllocation.Application, batch: Int64) throws {
        let insert = try SQLiteStatement(
            kept: "INSERT INTO credit_applications (credit, month, batch, amount) VALUES (?1, ?2, ?3, ?4)", on: database)
        insert.bind(application.batch, at: 1)
        insert.bind(application.month.ordinal, at: 2)
        insert.bind(batch, at: 3)
        insert.bind(wide: application.amount.minorUnits, at: 4)
        try insert.run()
    }

    private func credits(
        _ condition: String, through batch: Int64, bind: (SQLiteStatement) -> Void
    ) throws -> [Credit] {
        let select = try SQLiteStatement(
            kept: """
                SELECT c.batch, organization, key, amount, reason, valid_from, valid_until, recorded
                FROM credits AS c JOIN batches ON batches.batch = c.batch
                WHERE \(condition) c.batch <= ?1 ORDER BY c.batch
                """, on: database)
        select.bind(batch, at: 1)
        bind(select)
        var credits: [Credit] = []
        while try select.step() {
            let grant = CreditGrant(
                key: select.text(at: 2) ?? "", amount: try select.money(at: 3), reason: select.text(at: 4) ?? "",
                validFrom: Instant(millisecondsSince1970: select.integer(at: 5)),
                validUntil: Instant(millisecondsSince1970: select.integer(at: 6)))
            credits.append(
                Credit(
                    organization: OrganizationKey(select.integer(at: 1)), grant: grant, batch: select.integer(at: 0),
                    recorded: Instant(millisecondsSince1970: select.integer(at: 7)),
                    settled: try applications(of: select.integer(at: 0), through: batch)))
        }
        return credits
    }

    /// In the order in which the months were closed.
    private func applications(of credit: Int64, through batch: Int64) throws -> [Credit.Application] {
        let select = try SQLiteStatement(
            kept: "SELECT month, amount, batch FROM credit_applications WHERE credit = ?1 AND batch <= ?2 ORDER BY batch",
            on: database)
        select.bind(credit, at: 1)
        select.bind(batch, at: 2)
        var applications: [Credit.Application] = []
        while try select.step() {
            applications.append(
                Credit.Application(
                    month: Month(ordinal: select.integer(at: 0)), amount: try select.money(at: 1),
                    batch: select.integer(at: 2)))
        }
        return applications
    }
}
