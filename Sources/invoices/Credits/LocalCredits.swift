import Billing
import BillingExport
import BillingImport
import BillingService
import BillingWeb

/// The credits and payments of the local database.
struct LocalCredits: CreditSource {
    let credits: CreditService
    let payments: PaymentService
    let clock: BillingClock

    func grant(_ request: CreditRequest, to organization: String) async throws -> (credit: ShownCredit, isNew: Bool) {
        let (account, isNew, _) = try await credits.grant(request, to: organization, now: clock.now)
        return (ShownCredit(account), isNew)
    }

    func credits(of scope: Scope) async throws -> [ShownCredit] {
        try await credits.credits(of: scope).accounts.map { ShownCredit($0) }
    }

    func pay(_ request: PaymentRequest, of organization: String) async throws -> (payments: ShownPayments, isNew: Bool) {
        let (payments, _, isNew) = try await payments.pay(request, organization: organization)
        return (ShownPayments(payments), isNew)
    }

    func payments(of organization: String, month: Month) async throws -> ShownPayments {
        ShownPayments(try await payments.payments(of: organization, id: month.description))
    }
}
