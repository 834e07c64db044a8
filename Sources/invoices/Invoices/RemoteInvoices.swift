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
        let response: HTTPClientResponse
        let body: ByteBuffer
        do {
            response = try await HTTPClient.shared.execute(request, timeout: .seconds(Self.timeoutSeconds))
            body = try await response.body.collect(upTo: Self.maximumLength)
        } catch {
            throw CommandError("No server answers at \(base): \(error). Check the address, and that the server runs.")
        }
        let document = try? JSONValue(parsing: Array(buffer: body))
        guard response.status == .ok else {
            if case .object(let members)? = document, case .string(let message)? = members["message"] {
                throw CommandError(message)
            }
            throw CommandError("The server at \(base) answered \(response.status.code) \(response.status.reasonPhrase).")
        }
        guard let document else { throw notInvoices("JSON") }
        return document
    }

    private func notInvoices(_ field: String) -> CommandError {
        CommandError("The server at \(url.absoluteString) did not send invoices (\(field)). Check the address.")
    }
}
