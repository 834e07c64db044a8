public import Billing
public import BillingService
import GRDB

/// The audit.
extension SQLiteStore {
    public func audit(before number: Int64?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await read { database in try SQLiteAudit(database).entries(before: number, limit: limit) }
    }

    public func auditHead() async throws(StoreError) -> SignedAuditHead? {
        try await read { database in try SQLiteAudit(database).signedHead() }
    }
}
