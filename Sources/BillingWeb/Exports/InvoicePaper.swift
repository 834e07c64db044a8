import Billing
import BillingExport
import BillingPDF
import BillingService
import Dispatch
import HTTPTypes
import Hummingbird
import NIOCore

/// Draws invoices as PDF, which goes out while it is drawn.
struct InvoicePaper {
    /// The platform's name.
    let issuer: String
    /// What is drawn on where a request does not say.
    let paper: Paper

    /// Drawing keeps a thread busy, which must not be one of those that answer requests.
    private static let queue = DispatchQueue(label: "invoices.paper", attributes: .concurrent)

    /// How a request wants an export drawn, where it can be.
    ///
    /// - Throws: what can be told before the response begins, without reading items.
    func options(of request: Request, for export: InvoiceExport) throws(APIError) -> PDFOptions {
        var options = PDFOptions(paper: try Self.paper(of: request) ?? paper, issuer: issuer)
        options.baseURL = request.ownAddress
        guard !export.months.isEmpty else { throw APIError(.noInvoices) }
        do { try InvoicePDF.checkFonts() } catch { throw APIError(error) }
        return options
    }

    /// - Parameter export: the months to draw, one after the other.
    func body(
        of export: InvoiceExport, scope: Scope, _ options: PDFOptions, in context: BillingRequestContext
    ) async throws -> ResponseBody {
        var export = export
        var papers = PDFInvoices()
        for month in export.months {
            let (invoice, days) = try await export.invoiceByDay(of: month)
            let paper = PDFInvoice(invoice, scope: scope, name: export.name, dailyCharges: days)
            do { try papers.append(paper) } catch { throw APIError(error) }
        }
        let pdf = InvoicePDF(papers.invoices, options: options)
        return context.streamedBody { writer in
            let pipe = BytePipe()
            Self.queue.async {
                pipe.end(Result { try pdf.write { bytes in try pipe.put(Array(bytes)) } })
            }
            do {
                while let bytes = try await pipe.next() { try await writer.write(ByteBuffer(bytes: bytes)) }
                try await writer.finish(nil)
            } catch {
                pipe.close()
                throw error
            }
        }
    }

    /// What `?paper=` asks for.
    private static func paper(of request: Request) throws(APIError) -> Paper? {
        guard let name = request.uri.queryParameters["paper"] else { return nil }
        guard let paper = Paper(rawValue: String(name)) else {
            throw .badParameter("paper", "must be a4 or letter", given: name)
        }
        return paper
    }
}

extension APIError {
    /// Why no PDF is sent.
    init(_ error: PDFError) {
        let status: HTTPResponse.Status =
            switch error {
            case .noInvoices: .notFound
            case .tooManyItems: .badRequest
            case .noFont, .notDrawn: .internalServerError
            }
        self.init(status: status, id: error.code, message: error.message)
    }
}

extension Request {
    /// The address by which the client reaches this server, for links that are read elsewhere; nil where it does not tell.
    var ownAddress: String? {
        guard let host = head.authority, !host.isEmpty, host.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") })
        else { return nil }
        let isSecure = headers[.known("X-Forwarded-Proto")]?.lowercased() == "https"
        return "\(isSecure ? "https" : "http")://\(host)"
    }
}
