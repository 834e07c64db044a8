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
        var received = 0
        let path =
            scope.path + "/export"
            + query(adding: [
                ("start", start), ("end", end), ("format", format.rawValue), ("paper", format == .pdf ? paper.rawValue : nil),
            ])
        try await server.stream(path) { bytes in
            received += bytes.count
            progress("\(grouped(received >> 10)) KiB")
            try write(bytes)
        }
    }

    func write(
        _ id: String, of scope: Scope, as format: InvoiceFormat, on paper: Paper, progress: (String) -> Void,
        to write: ([UInt8]) throws -> Void
    ) async throws {
        // Of a month that there is no invoice of, the server tells so.
        let known = try await months(of: scope)
        guard let month = Month(id: id), known.contains(month) else {
            _ = try await invoice(id, of: scope, detail: .totals)
            return
        }
        try await export(of: scope, start: id, end: id, as: format, on: paper, progress: progress, to: write)
    }
}
