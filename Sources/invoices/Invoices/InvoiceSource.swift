import Billing
import BillingService

/// Where the command line reads invoices: the local database, or a server.
protocol InvoiceSource: Sendable {
    /// The months that a scope has invoices for, oldest first.
    func months(of scope: Scope) async throws -> [Month]
    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> Invoice
}

extension QueryOptions {
    /// Opens what the settings name, for as long as `body` runs.
    func withSource<Result>(
        store: StoreOptions, rules: RuleOptions, _ body: (any InvoiceSource) async throws -> Result
    ) async throws -> Result {
        let flags = store.flags.merging(rules.flags) { first, _ in first }.merging(self.flags) { first, _ in first }
        let settings = try await Settings(flags: flags, configFile: store.config)
        let rules = try settings.rules()
        if let url = try settings.serverURL() {
            return try await body(RemoteInvoices(url: url, key: try settings.authKey(), currency: rules.currency))
        }
        let now = try settings.clock().now
        return try await settings.database().withStore(createsFile: false) { store in
            try await body(LocalInvoices(service: InvoiceService(store: store, rules: rules), now: now))
        }
    }
}
