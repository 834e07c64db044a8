import Billing
import BillingExport
import BillingImport
import BillingService

/// Where the command line grants credits and records payments: the local database, or a server.
protocol CreditSource: Sendable {
    /// - Returns: the credit, and whether it is new.
    func grant(_ request: CreditRequest, to organization: String) async throws -> (credit: ShownCredit, isNew: Bool)
    func credits(of scope: Scope) async throws -> [ShownCredit]
    /// - Returns: the invoice's payments, and whether this one is new.
    func pay(_ request: PaymentRequest, of organization: String) async throws -> (payments: ShownPayments, isNew: Bool)
    func payments(of organization: String, month: Month) async throws -> ShownPayments
}

extension ServerOptions {
    /// Opens what the settings name, for as long as `body` runs.
    func withCredits<Result>(
        store: StoreOptions, rules: RuleOptions, _ body: (any CreditSource, Currency) async throws -> Result
    ) async throws -> Result {
        let settings = try await Settings(
            flags: store.flags.merging(rules.flags) { first, _ in first }.merging(flags) { first, _ in first },
            configFile: store.config)
        let rules = try settings.rules()
        if let server = try settings.server() {
            return try await body(RemoteCredits(server: server, currency: rules.currency), rules.currency)
        }
        let clock = try settings.clock()
        return try await settings.withStore(createsFile: false) { store in
            let invoices = InvoiceService(store: store, rules: rules, format: JSONLineItemFormat())
            let credits = LocalCredits(
                credits: CreditService(invoices: invoices, clock: clock),
                payments: PaymentService(invoices: invoices, clock: clock), clock: clock)
            return try await body(credits, rules.currency)
        }
    }
}
