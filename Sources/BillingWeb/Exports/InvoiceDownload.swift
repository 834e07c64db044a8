import Billing
import BillingExport
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// Sends invoices as files: one, or those of several months one after the other.
struct InvoiceDownload {
    let service: InvoiceService
    /// The platform's name.
    let issuer: String

    /// The forms of one invoice that are for a file.
    static let invoiceFormats: [InvoiceFormat] = [.csv, .ndjson, .focus]
    /// The forms of several months, what is sent where a request does not care first.
    static let monthsFormats: [InvoiceFormat] = [.csv, .ndjson, .focus, .json]

    /// One invoice, by its id.
    ///
    /// - Parameter format: one of ``invoiceFormats``.
    func response(
        id: String, of scope: Scope, as format: InvoiceFormat, at viewpoint: Viewpoint, to request: Request,
        in context: BillingRequestContext
    ) async throws -> Response {
        let export = try await service.export(id: id, of: scope, now: viewpoint.now, batch: viewpoint.batch)
        let month = export.months.first ?? Month(containing: viewpoint.now)
        return try response(
            of: export, named: FileName(of: scope, month...month, as: format), as: format, to: request, in: context)
    }

    /// All invoices of a range of months.
    ///
    /// - Parameter format: one of ``monthsFormats``.
    func response(
        months: ClosedRange<Month>, of scope: Scope, as format: InvoiceFormat, at viewpoint: Viewpoint, to request: Request,
        in context: BillingRequestContext
    ) async throws -> Response {
        let export = try await service.export(of: scope, in: months, now: viewpoint.now, batch: viewpoint.batch)
        return try response(
            of: export, named: FileName(of: scope, months, as: format), as: format, to: request, in: context)
    }

    private func response(
        of export: InvoiceExport, named name: FileName, as format: InvoiceFormat, to request: Request,
        in context: BillingRequestContext
    ) throws -> Response {
        var headers = HTTPFields.invoices(at: export.ledger)
        headers[.contentType] = format.contentType
        headers[.contentDisposition] = name.contentDisposition(isAttachment: true)
        headers[.vary] = "Accept"
        // The one place where a form that is not text is put together.
        switch format {
        case .csv, .ndjson, .focus, .json:
            guard let text = ExportText(format, issuer: issuer) else { fallthrough }
            let isHead = request.method == .head
            return Response(
                status: .ok, headers: headers, body: isHead ? ResponseBody() : Self.body(of: export, as: text, in: context))
        case .html, .pdf: throw APIError.notAcceptable(format.suffix, offered: Self.monthsFormats)
        }
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
