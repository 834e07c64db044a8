import Billing
import BillingExport
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// Serves the invoices of closed months: put together from what was stored, and kept in memory for the next time.
///
/// Nothing but its payment changes such an invoice. So what is in memory is right as long as no batch has come; where one has,
/// it is looked up whether the same document is still there, which reads no items.
struct ClosedInvoices {
    let service: InvoiceService
    let tags: EntityTags
    let store: any Store
    private let cache = InvoiceCache()

    init(service: InvoiceService, store: any Store, tags: EntityTags) {
        self.service = service
        self.tags = tags
        self.store = store
    }

    /// What is served of an invoice is kept under the path that does not name its form: where it does, the response says besides
    /// what the file is to be called.
    private static func path(of request: Request) -> InvoiceCache.Path {
        let (path, end) = (request.uri.path, InvoiceFormat.json.suffix)
        return InvoiceCache.Path(path.hasSuffix(end) ? String(path.dropLast(end.utf8.count)) : path)
    }

    /// What was served before at a path.
    func known(at path: String) -> InvoiceCache.Entry? { cache.entry(for: InvoiceCache.Path(path)) }

    /// The response of what was served before, where nothing has been written since; without a look at anything but the ledger.
    func readyResponse(to request: Request, of entry: InvoiceCache.Entry, now: Instant) async -> Response? {
        do { return entry.isTrue(at: try await store.ledger(), now: now) ? response(to: request, of: entry) : nil } catch {
            // Whoever answers instead meets the same error, and tells of it.
            return nil
        }
    }

    /// The response of what was served before, where it is still true.
    func response(to request: Request, _ id: String, of scope: Scope, now: Instant) async throws -> Response? {
        let path = Self.path(of: request)
        guard let invoice = cache.entry(for: path)?.invoice,
            let ledger = try await confirmed(invoice, id, of: scope, now: now)
        else { return nil }
        let entry = InvoiceCache.Entry(invoice, ledger: ledger, now: now, headers: headers(of: invoice, at: ledger))
        cache.keep(entry, for: path)
        return response(to: request, of: entry)
    }

    /// The batch at which a document was found to be the same, or nil where there is another one.
    private func confirmed(
        _ invoice: CachedInvoice, _ id: String, of scope: Scope, now: Instant
    ) async throws(InvoiceError) -> Ledger? {
        // A name may stand for another organization or space by now, so the document itself is compared. That of the account
        // may have many pieces.
        if scope == .account {
            let outline = try await service.outline(id: id, of: scope, now: now)
            let isSame = outline.closing == invoice.document.closing && outline.payment == invoice.document.head.payment
            return isSame ? outline.ledger : nil
        }
        let (document, ledger) = try await service.document(id: id, of: scope, now: now, detail: .totals)
        guard case .closed(let closed) = document, closed == invoice.document else { return nil }
        return ledger
    }

    /// The response of a document, which is kept where it is the present one and not too long.
    func response(
        to request: Request, of document: ClosedDocument, ledger: Ledger, in scope: Scope, at viewpoint: Viewpoint,
        context: BillingRequestContext
    ) async throws -> Response {
        let tag = tags.tag(of: document, in: scope)
        if let condition = request.headers[.ifNoneMatch], EntityTags.match(condition, tag) {
            return Response(status: .notModified, headers: headers(tag: tag, at: ledger))
        }
        let body = ClosedInvoiceBody(document: document, service: service)
        if request.method == .head || !viewpoint.isPresent || body.length > cache.maximumBodyByteCount {
            var headers = headers(tag: tag, at: ledger)
            headers[.contentLength] = String(body.length)
            let isHead = request.method == .head
            return Response(status: .ok, headers: headers, body: isHead ? ResponseBody() : body.streamed(in: context))
        }
        let invoice = CachedInvoice(document: document, tag: tag, body: try await body.whole())
        let entry = InvoiceCache.Entry(invoice, ledger: ledger, now: viewpoint.now, headers: headers(of: invoice, at: ledger))
        cache.keep(entry, for: Self.path(of: request))
        return response(to: request, of: entry)
    }

    private func response(to request: Request, of entry: InvoiceCache.Entry) -> Response {
        if let condition = request.headers[.ifNoneMatch], EntityTags.match(condition, entry.invoice.tag) {
            return Response(status: .notModified, headers: headers(tag: entry.invoice.tag, at: entry.ledger))
        }
        let isHead = request.method == .head
        return Response(
            status: .ok, headers: entry.headers, body: isHead ? ResponseBody() : ResponseBody(byteBuffer: entry.invoice.body))
    }

    private func headers(of invoice: CachedInvoice, at ledger: Ledger) -> HTTPFields {
        var headers = headers(tag: invoice.tag, at: ledger)
        headers[.contentLength] = String(invoice.body.readableBytes)
        return headers
    }

    private func headers(tag: String, at ledger: Ledger) -> HTTPFields {
        var headers = HTTPFields.invoices(at: ledger)
        headers[.eTag] = tag
        return headers
    }
}
