import Billing
import BillingExport
import BillingPDF
import BillingService

/// Where the command line reads invoices: the local database, or a server.
protocol InvoiceSource: Sendable {
    /// What an organization or space is called that may be named by its id; nil where that is not told.
    func name(of scope: Scope) async throws -> String?
    /// The months that a scope has invoices for, oldest first.
    func months(of scope: Scope) async throws -> [Month]
    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> FoundInvoice
    /// How the items of an invoice came to be, in their order, some at a time.
    func explain(_ id: String, of scope: Scope, _ body: ([SaidItem]) throws -> Void) async throws
    /// What the items of an invoice cost by day.
    func dailyCosts(_ id: String, of scope: Scope, by grouping: ItemGrouping?) async throws -> DailyCosts
    /// The sums of several months, and in which months and currency they are.
    func usage(of scope: Scope, start: String?, end: String?, by grouping: ItemGrouping?) async throws -> FoundUsage
    /// Writes the invoices of some months, one after the other, a chunk at a time.
    ///
    /// - Parameter progress: told what is under way.
    func export(
        of scope: Scope, start: String?, end: String?, as format: InvoiceFormat, on paper: Paper,
        progress: (String) -> Void, to write: ([UInt8]) throws -> Void
    ) async throws
    /// Writes one invoice.
    func write(
        _ id: String, of scope: Scope, as format: InvoiceFormat, on paper: Paper, to write: ([UInt8]) throws -> Void
    ) async throws
    /// Why an invoice is higher or lower than another.
    func comparison(of id: String, from: String, of scope: Scope) async throws -> Comparison
}

extension QueryOptions {
    /// Opens what the settings name, for as long as `body` runs.
    func withSource<Result>(
        store: StoreOptions, rules: RuleOptions, _ body: (any InvoiceSource) async throws -> Result
    ) async throws -> Result {
        let flags = store.flags.merging(rules.flags) { first, _ in first }.merging(server.flags) { first, _ in first }
        let settings = try await Settings(flags: flags, configFile: store.config)
        let rules = try settings.rules()
        let issuer = try settings.issuer()
        let moment = try moment()
        if let server = try settings.server() {
            return try await body(RemoteInvoices(server: server, currency: rules.currency, moment: moment))
        }
        let clock = try settings.clock().now
        let now = moment?.time ?? clock
        guard now <= clock else { throw SettingError("--as-of must not lie in the future: now is \(clock).") }
        return try await settings.database().withStore(createsFile: false) { store in
            let service = InvoiceService(store: store, rules: rules, format: JSONLineItemFormat())
            var batch = moment?.batch
            if let moment, batch == nil { batch = try await service.batch(asOf: moment.time) }
            return try await body(LocalInvoices(service: service, now: now, batch: batch, issuer: issuer))
        }
    }
}
