public import Billing
public import BillingService
import PostgresClient

/// Credits and payments.
extension PostgresStore {
    public func credits(of organization: OrganizationKey?, at batch: Int64) async throws(StoreError) -> [Credit] {
        try await statement { connection in
            try await PostgresCredits.read(of: organization, at: batch, on: connection)
        }
    }

    public func grant(
        _ grant: CreditGrant, to organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> GrantOutcome {
        do {
            return try await write { connection in
                try await PostgresCredits.grant(grant, to: organization, clock: clock, on: connection)
            }
        } catch {
            throw StoreError(writing: error)
        }
    }

    public func payments(
        of organization: OrganizationKey, month: Month, at batch: Int64
    ) async throws(StoreError) -> [Payment] {
        try await statement { connection in
            try await PostgresPayments.read(of: organization, month: month, at: batch, on: connection)
        }
    }

    public func accountPayments(month: Month, at batch: Int64) async throws(StoreError) -> AccountPayments {
        try await statement { connection in
            try await PostgresPayments.ofAccount(month: month, at: batch, on: connection)
        }
    }

    public func pay(
        _ request: PaymentRequest, organization: OrganizationKey, clock: Instant
    ) async throws(StoreError) -> PaymentOutcome {
        do {
            return try await write { connection in
                try await PostgresPayments.take(request, organization: organization, clock: clock, on: connection)
            }
        } catch {
            throw StoreError(writing: error)
        }
    }
}
