import AsyncHTTPClient
import Billing
import BillingExport
import BillingService
import Foundation
import NIOCore
import NIOHTTP1

/// The invoices of a server.
struct RemoteInvoices: InvoiceSource {
    let url: URL
    let key: String?
    let currency: Currency

    private static let timeoutSeconds: Int64 = 60
    private static let maximumLength = 1 << 30

    func months(of scope: Scope) async throws -> [Month] {
        let document = try await document(at: InvoiceListJSON.path(of: scope))
        do {
            return try InvoiceDocument.months(document)
        } catch { throw notInvoices(error.field) }
    }

    /// A server sends items with every invoice, whatever the detail.
    func invoice(_ id: String, of scope: Scope, detail: UsageDetail) async throws -> Invoice {
        let document = try await document(at: "\(InvoiceListJSON.path(of: scope))/\(id)")
        do {
            return try InvoiceDocument.invoice(document, currency: currency)
        } catch { throw notInvoices(error.field) }
    }

    private func document(at path: String) async throws -> JSONValue {
        var base = url.absoluteString
        while base.hasSuffix("/") { base.removeLast() }
        var request = HTTPClientRequest(url: base + path)
        if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        let (status, body) = try await fetch(request, base: base)
        let document: JSONValue
        do {
            document = try JSONValue(parsing: Array(buffer: body))
        } catch {
            if status == .ok { throw CommandError("What \(base) sent is not an invoice. Check the address.") }
            throw CommandError("The server at \(base) answered \(status.code) \(status.reasonPhrase).")
        }
        guard status == .ok else {
            guard case .object(let members) = document, case .string(let message)? = members["message"] else {
                throw CommandError("The server at \(base) answered \(status.code) \(status.reasonPhrase).")
            }
            throw CommandError(message)
        }
        return document
    }

    /// A server that refuses connections is not tried again: the one who asked is waiting.
    private func fetch(_ request: HTTPClientRequest, base: String) async throws -> (HTTPResponseStatus, ByteBuffer) {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        do {
            return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                let response = try await client.execute(request, timeout: .seconds(Self.timeoutSeconds))
                return (response.status, try await response.body.collect(upTo: Self.maximumLength))
            }
        } catch {
            let reason = (error as? HTTPClientError).map { " (\($0.shortDescription))" } ?? ""
            throw CommandError("No server answers at \(base)\(reason). Check the address, and that the server runs.")
        }
    }

    private func notInvoices(_ field: String) -> CommandError {
        CommandError(
            """
            What the server at \(url.absoluteString) sent is not an invoice in \(currency.code) (\(field)). Check the address, \
            and name the server's currency with --currency.
            """)
    }
}
