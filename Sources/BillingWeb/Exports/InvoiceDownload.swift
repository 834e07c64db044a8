import Billing
import BillingExport
import BillingPDF
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// Sends invoices as files: one, or those of several months one after the other.
struct InvoiceDownload {
    let service: InvoiceService
    /// The platform's name.
    let issuer: String
    let paper: Paper

    /// The forms of one invoice that are for a file.
    static let invoiceFormats: [InvoiceFormat] = [.csv, .ndjson, .focus, .pdf]
    /// The forms of several months, what is sent where a request does not care first.
    static let monthsFormats: [InvoiceFormat] = [.csv, .ndjson, .focus, .json, .pdf]

    /// One invoice, by its id.
    ///
    /// - Parameter format: one of ``invoiceFormats``.
    func response(
        id: String, of scope: Scope, as format: InvoiceFormat, at viewpoint: Viewpoint, to request: Request,
        in context: BillingRequestContext
    ) async throws -> Response {
        let export = try await service.export(id: id, of: scope, now: viewpoint.now, batch: viewpoint.batch)
        let month = export.months.first ?? Month(containing: viewpoint.now)
        return try await response(of: export, in: scope, for: month...month, as: format, to: request, in: context)
    }

    /// All invoices of a range of months.
    ///
    /// - Parameter format: one of ``monthsFormats``.
    func response(
        months: ClosedRange<Month>, of scope: Scope, as format: InvoiceFormat, at viewpoint: Viewpoint, to request: Request,
        in context: BillingRequestContext
    ) async throws -> Response {
        let export = try await service.export(of: scope, in: months, now: viewpoint.now, batch: viewpoint.batch)
        return try await response(of: export, in: scope, for: months, as: format, to: request, in: context)
    }

    private func response(
        of export: InvoiceExport, in scope: Scope, for months: ClosedRange<Month>, as format: InvoiceFormat,
        to request: Request, in context: BillingRequestContext
    ) async throws -> Response {
        let name = FileName(of: scope.named(export.name), months, as: format)
        var headers = HTTPFields.invoices(at: export.ledger)
        headers[.contentType] = format.contentType
        headers[.contentDisposition] = name.contentDisposition(isAttachment: format != .pdf)
        headers[.vary] = "Accept"
        let isHead = request.method == .head
        if let text = ExportText(format, issuer: issuer) {
            let body = isHead ? ResponseBody() : Self.body(of: export, as: text, in: context)
            return Response(status: .ok, headers: headers, body: body)
        }
        let papers = InvoicePaper(issuer: issuer, paper: paper)
        let options = try papers.options(of: request, for: export)
        let body = isHead ? ResponseBody() : try await papers.body(of: export, scope: scope, options, in: context)
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func body(
        of export: InvoiceExport, as text: ExportText, in context: BillingRequestContext
    ) -> ResponseBody {
        context.streamedBody { writer in
            var export = export
            try await text.write(
                export.months, invoice: { month in try await export.invoice(of: month) },
                focus: { month in try await export.focus(of: month) },
                to: { bytes in try await writer.write(ByteBuffer(bytes: bytes)) })
            try await writer.finish(nil)
        }
    }
}
