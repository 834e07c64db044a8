import Billing
import BillingExport
import BillingImport
import BillingService
import Foundation

/// The credits and payments of a server.
struct RemoteCredits: CreditSource {
    let server: Server
    let currency: Currency

    func grant(_ request: CreditRequest, to organization: String) async throws -> (credit: ShownCredit, isNew: Bool) {
        let body = request.body(currency: currency)
        let (document, isNew) = try await server.post(body, to: path(of: .organization(organization), "credits"))
        let credit = try read { () throws(DocumentObject.Mismatch) in
            try CreditDocument.credit(document, currency: currency)
        }
        return (credit, isNew)
    }

    func credits(of scope: Scope) async throws -> [ShownCredit] {
        let document = try await server.get(path(of: scope, "credits"))
        return try read { () throws(DocumentObject.Mismatch) in try CreditDocument.credits(document, currency: currency) }
    }

    func pay(_ request: PaymentRequest, of organization: String) async throws -> (payments: ShownPayments, isNew: Bool) {
        let body = request.body(currency: currency)
        let (document, isNew) = try await server.post(body, to: path(of: organization, request.month))
        return (try payments(in: document), isNew)
    }

    func payments(of organization: String, month: Month) async throws -> ShownPayments {
        try payments(in: try await server.get(path(of: organization, month)))
    }

    private func payments(in document: JSONValue) throws -> ShownPayments {
        try read { () throws(DocumentObject.Mismatch) in try PaymentsDocument.payments(document, currency: currency) }
    }

    /// What stands beside a scope's invoices.
    private func path(of scope: Scope, _ name: String) -> String {
        "\(scope.path)/\(name)"
    }

    private func path(of organization: String, _ month: Month) -> String {
        "\(InvoiceListJSON.path(of: .organization(organization)))/\(month)/payments"
    }

    private func read<Value>(_ body: () throws(DocumentObject.Mismatch) -> Value) throws -> Value {
        do { return try body() } catch {
            throw CommandError(
                """
                What the server at \(server.url.absoluteString) sent can't be read as \(currency.code) (\(error.field)). Check \
                the address, and name the server's currency with --currency.
                """)
        }
    }
}
