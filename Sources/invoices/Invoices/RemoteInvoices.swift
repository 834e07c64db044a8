import Billing
import BillingExport
import BillingService
import Foundation

/// The invoices of a server.
struct RemoteInvoices: InvoiceSource {
    let server: Server
    let currency: Currency
    /// Nil for the present.
    let moment: Moment?

    /// A server's invoices do not tell it.
    func name(of scope: Scope) async throws -> String? { nil }

    func months(of scope: Scope) async throws -> [Month] {
        let document = try await server.get(InvoiceListJSON.path(of: scope) + query)
        do { return try InvoiceDocument.months(document) } catch { throw notInvoices(error.field) }
    }

    /// A server sends items with every invoice, whatever the detail.
    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> FoundInvoice {
        let document = try await server.get(Self.path(to: id, of: scope) + query)
        do {
            let invoice = try InvoiceDocument.invoice(document, currency: currency)
            return FoundInvoice(invoice: invoice)
        } catch { throw notInvoices(error.field) }
    }

    /// The server says the sentences itself.
    func explain(_ id: String, of scope: Scope, _ body: ([SaidItem]) throws -> Void) async throws {
        let document = try await server.get(Self.path(to: id, of: scope) + query(adding: [("explain", "true")]))
        let invoice: Invoice
        let sentences: [[String]]
        do {
            invoice = try InvoiceDocument.invoice(document, currency: currency)
            sentences = try InvoiceDocument.sentences(document)
        } catch { throw notInvoices(error.field) }
        try body(
            zip(0..<invoice.items.count, sentences).map { index, sentences in
                let item = invoice.items[index]
                return SaidItem(
                    app: item.app, title: ExplanationText.title(of: item, currency: currency), sentences: sentences)
            })
    }

    func dailyCosts(_ id: String, of scope: Scope, by grouping: ItemGrouping?) async throws -> DailyCosts {
        let document = try await server.get(
            Self.path(to: id, of: scope) + "/daily" + query(adding: [("by", grouping?.rawValue)]))
        do { return try GroupDocument.dailyCosts(document, currency: currency) } catch { throw notInvoices(error.field) }
    }

    func usage(of scope: Scope, start: String?, end: String?, by grouping: ItemGrouping?) async throws -> FoundUsage {
        let query = query(adding: [("start", start), ("end", end), ("by", grouping?.rawValue)])
        let document = try await server.get("\(scope.path)/usage" + query)
        do { return try GroupDocument.usage(document, currency: currency) } catch { throw notInvoices(error.field) }
    }

    func query(adding parameters: [(name: String, value: String?)]) -> String {
        let added = parameters.compactMap { name, value in
            value.map { "\(name)=\(pathSegment(of: $0))" }
        }
        guard !added.isEmpty else { return query }
        return (query.isEmpty ? "?" : query + "&") + added.joined(separator: "&")
    }

    func comparison(of id: String, from: String, of scope: Scope) async throws -> Comparison {
        let document = try await server.get(Self.path(to: id, of: scope) + "/changes" + query(adding: [("from", from)]))
        do { return try ComparisonDocument.comparison(document, currency: currency) } catch { throw notInvoices(error.field) }
    }

    /// Where an invoice is. What was given for an id stays one part of the path, whatever it is.
    static func path(to id: String, of scope: Scope) -> String { "\(InvoiceListJSON.path(of: scope))/\(pathSegment(of: id))" }

    private var query: String { moment?.query ?? "" }

    private func notInvoices(_ field: String) -> CommandError {
        CommandError(
            """
            What the server at \(server.url.absoluteString) sent is not an invoice in \(currency.code) (\(field)). Check the \
            address, and name the server's currency with --currency.
            """)
    }
}
