import Billing
import BillingExport
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// The resources of the mission document: the invoices of the account, of organizations and of spaces.
struct InvoiceController {
    let service: InvoiceService
    let clock: BillingClock
    let tags: EntityTags
    let closedInvoices: ClosedInvoices
    let overviews: OverviewController
    let pages: InvoicePages
    let download: InvoiceDownload

    /// The forms that an invoice can be had in; the first one where a request does not care.
    static let formats: [InvoiceFormat] = [.json, .html] + InvoiceDownload.invoiceFormats

    /// The scope that a collection of invoices belongs to, by the name in its path.
    struct Resource {
        var path: String
        var scope: @Sendable (String) -> Scope
    }

    /// Both spellings that the document uses.
    static let resources = [
        Resource(path: "/account", scope: { _ in .account }),
        Resource(path: "/organization/:name", scope: { .organization($0) }),
        Resource(path: "/organizations/:name", scope: { .organization($0) }),
        Resource(path: "/space/:name", scope: { .space($0) }),
        Resource(path: "/spaces/:name", scope: { .space($0) }),
    ]

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for resource in Self.resources {
            // Forms that a list has not are told what there is.
            for suffix in [nil] + InvoiceFormat.allCases.map(Optional.init) {
                router.read("\(resource.path)/invoices\(suffix?.suffix ?? "")") { request, context in
                    try await list(of: resource.scope(try context.segment("name")), as: suffix, request: request)
                }
            }
            router.read("\(resource.path)/invoices/:id") { request, context in
                let scope = resource.scope(try context.segment("name"))
                return try await invoice(try context.segment("id"), of: scope, request: request, context: context)
            }
        }
    }

    /// For programs the list, for people the overview.
    private func list(of scope: Scope, as suffix: InvoiceFormat?, request: Request) async throws -> Response {
        if try request.format(among: [.json, .html], suffix: suffix) == .html {
            return try await overviews.page(of: scope, to: request)
        }
        let viewpoint = try await Viewpoint(of: request, service: service, clock: clock)
        let (months, ledger) = try await service.list(of: scope, now: viewpoint.now, batch: viewpoint.batch)
        var headers = HTTPFields.invoices(at: ledger)
        let body = ByteBuffer(bytes: InvoiceListJSON.bytes(of: months, scope: scope))
        headers[.contentLength] = String(body.readableBytes)
        return Response(
            status: .ok, headers: headers, body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: body))
    }

    /// - Parameter segment: the invoice's id, and what form of it the path asks for, if any.
    private func invoice(
        _ segment: String, of scope: Scope, request: Request, context: BillingRequestContext
    ) async throws -> Response {
        let asked = FormatSuffix(segment)
        if let end = asked.unknownEnd { throw APIError.notAcceptable(end, offered: Self.formats) }
        let format = try request.format(among: Self.formats, suffix: asked.format)
        let viewpoint = try await Viewpoint(of: request, service: service, clock: clock)
        switch format {
        case .json:
            var response = try await json(asked.name, of: scope, at: viewpoint, request: request, context: context)
            if asked.format == .json, let month = Month(id: asked.name) {
                let name = try await service.name(of: scope, batch: viewpoint.batch)
                let file = FileName(of: scope.named(name), month...month, as: .json)
                response.headers[.contentDisposition] = file.contentDisposition(isAttachment: true)
            }
            return response
        case .html: return try await pages.invoice(asked.name, of: scope, at: viewpoint, request: request)
        case .pdf, .csv, .ndjson, .focus:
            return try await download.response(
                id: asked.name, of: scope, as: format, at: viewpoint, to: request, in: context)
        }
    }

    private func json(
        _ id: String, of scope: Scope, at viewpoint: Viewpoint, request: Request, context: BillingRequestContext
    ) async throws -> Response {
        if try Self.wantsExplanations(request) {
            let explained = try await service.explained(
                id: id, of: scope, now: viewpoint.now, batch: viewpoint.batch)
            return Response(
                status: .ok, headers: .invoices(at: explained.ledger),
                body: request.method == .head ? ResponseBody() : ExplainedInvoiceBody.json(of: explained, in: context))
        }
        if viewpoint.isPresent,
            let response = try await closedInvoices.response(to: request, id, of: scope, now: viewpoint.now)
        {
            return response
        }
        if let response = try await unchanged(id, of: scope, request: request, viewpoint: viewpoint) { return response }
        let (document, ledger) = try await service.document(id: id, of: scope, now: viewpoint.now, batch: viewpoint.batch)
        switch document {
        case .closed(let closed):
            return try await closedInvoices.response(
                to: request, of: closed, ledger: ledger, in: scope, at: viewpoint, context: context)
        case .open(let invoice):
            var headers = headers(of: BillingPeriod(month: invoice.month, now: viewpoint.now), at: ledger)
            if request.method == .head {
                headers[.contentLength] = String(InvoiceBody.length(of: invoice))
                return Response(status: .ok, headers: headers)
            }
            return Response(status: .ok, headers: headers, body: InvoiceBody.json(of: invoice, in: context))
        }
    }

    /// What `?explain=` asks for.
    private static func wantsExplanations(_ request: Request) throws(APIError) -> Bool {
        switch request.uri.queryParameters["explain"] {
        case nil, "false": return false
        case "true": return true
        default:
            throw APIError(
                status: .badRequest, id: "bad_request", message: "explain must be true or false, as in ?explain=true.")
        }
    }

    /// That an open month's invoice is still what the client has, where it is. A month that is over changes with a batch or a
    /// setting only, so its tag needs no look at its spans.
    private func unchanged(
        _ id: String, of scope: Scope, request: Request, viewpoint: Viewpoint
    ) async throws(InvoiceError) -> Response? {
        guard let condition = request.headers[.ifNoneMatch] else { return nil }
        let outline = try await service.outline(id: id, of: scope, now: viewpoint.now, batch: viewpoint.batch)
        guard outline.closing == nil else { return nil }
        let headers = headers(of: outline.period, at: outline.ledger)
        guard let tag = headers[.eTag], EntityTags.match(condition, tag) else { return nil }
        return Response(status: .notModified, headers: headers)
    }

    private func headers(of period: BillingPeriod, at ledger: Ledger) -> HTTPFields {
        var headers = HTTPFields.invoices(at: ledger)
        if period.isOver { headers[.eTag] = tags.tag(of: ledger) }
        return headers
    }
}

extension HTTPFields {
    /// Those of every response that tells of invoices.
    static func invoices(at ledger: Ledger) -> HTTPFields {
        [
            .contentType: "application/json",
            // What one may see another may not: no shared cache keeps it, and each use is checked with the server.
            .cacheControl: "private, no-cache",
            .invoicesBatch: String(ledger.batch),
            .vary: "Accept",
        ]
    }
}

extension RouterMethods where Context == BillingRequestContext {
    /// Answers other methods on a path that there is with 405, and what it does answer to.
    func refuseOtherMethods(on path: RouterPath, allowed: [HTTPRequest.Method]) {
        for method in [HTTPRequest.Method].all where !allowed.contains(method) {
            on(path, method: method) { _, _ -> Response in throw APIError.methodNotAllowed(allowed: allowed) }
        }
    }
}

extension [HTTPRequest.Method] {
    /// Those that a path may answer to.
    static var all: Self { [.get, .head, .post, .put, .patch, .delete, .options, .trace] }
}
