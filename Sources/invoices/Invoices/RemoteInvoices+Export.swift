import Billing
import BillingExport
import BillingPDF
import BillingService
import Foundation

extension RemoteInvoices {
    /// The server's bytes, as they come.
    func export(
        of scope: Scope, start: String?, end: String?, as format: InvoiceFormat, on paper: Paper,
        progress: (String) -> Void, to write: ([UInt8]) throws -> Void
    ) async throws {
        let path = scope.path + "/export" + query(adding: [("start", start), ("end", end)] + asked(format, on: paper))
        var received = 0
        try await server.stream(path) { bytes in
            received += bytes.count
            progress("\(grouped(received >> 10)) KiB")
            try write(bytes)
        }
    }

    func write(
        _ id: String, of scope: Scope, as format: InvoiceFormat, on paper: Paper, to write: ([UInt8]) throws -> Void
    ) async throws {
        let path = Self.path(to: id, of: scope) + query(adding: asked(format, on: paper))
        try await server.stream(path, to: write)
    }

    private func asked(_ format: InvoiceFormat, on paper: Paper) -> [(name: String, value: String?)] {
        [("format", format.rawValue), ("paper", format == .pdf ? paper.rawValue : nil)]
    }
}
