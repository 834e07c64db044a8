public import Billing
public import BillingService
import PostgresClient

/// The audit.
extension PostgresStore {
    public func audit(before number: Int64?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await statement { connection in
            try await PostgresAudit.entries(before: number, limit: limit, on: connection)
        }
    }

    public func auditHead() async throws(StoreError) -> SignedAuditHead? {
        try await statement { connection in try await PostgresAudit.signedHead(on: connection) }
    }
}
