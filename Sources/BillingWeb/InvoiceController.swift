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

    /// The scope that a collection of invoices belongs to, by the name in its path.
    private struct Resource {
        var path: String
        var scope: @Sendable (String) -> Scope
    }

    /// Both spellings that the document uses.
    private static let resources = [
        Resource(path: "/account", scope: { _ in .account }),
        Resource(path: "/organization/:name", scope: { .organization($0) }),
        Resource(path: "/organizations/:name", scope: { .organization($0) }),
        Resource(path: "/space/:name", scope: { .space($0) }),
        Resource(path: "/spaces/:name", scope: { .space($0) }),
    ]

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for resource in Self.resources {
            let list = RouterPath("\(resource.path)/invoices")
            let invoice = RouterPath("\(resource.path)/invoices/:id")
            for method in [HTTPRequest.Method.get, .head] {
                router.on(list, method: method) { request, context in
                    try await self.list(of: resource.scope(try context.segment("name")), request: request)
                }
                router.on(invoice, method: method) { request, context in
                    let scope = resource.scope(try context.segment("name"))
                    return try await self.invoice(try context.segment("id"), of: scope, request: request)
                }
            }
            for path in [list, invoice] { router.refuseOtherMethods(on: path, allowed: [.get, .head]) }
        }
    }

    private func list(of scope: Scope, request: Request) async throws -> Response {
        let (months, ledger) = try await service.list(of: scope, now: clock.now)
        var headers = headers(of: ledger)
        let body = ByteBuffer(bytes: InvoiceListJSON.bytes(of: months, scope: scope))
        headers[.contentLength] = String(body.readableBytes)
        return Response(
            status: .ok, headers: headers, body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: body))
    }

    /// A month that is over changes with a batch or a setting only, so its tag needs no look at its spans.
    private func invoice(_ id: String, of scope: Scope, request: Request) async throws -> Response {
        let now = clock.now
        if let condition = request.headers[.ifNoneMatch] {
            let outline = try await service.outline(id: id, of: scope, now: now)
            let headers = headers(of: outline.ledger, period: outline.period)
            if let tag = headers[.eTag], EntityTags.match(condition, tag) {
                return Response(status: .notModified, headers: headers)
            }
        }
        let (invoice, ledger) = try await service.invoice(id: id, of: scope, now: now)
        var headers = headers(of: ledger, period: BillingPeriod(month: invoice.month, now: now))
        if request.method == .head {
            headers[.contentLength] = String(InvoiceBody.length(of: invoice))
            return Response(status: .ok, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: InvoiceBody.json(of: invoice))
    }

    private func headers(of ledger: Ledger, period: BillingPeriod? = nil) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: "application/json",
            // What one may see another may not: no shared cache keeps it, and each use is checked with the server.
            .cacheControl: "private, no-cache",
            .invoicesBatch: String(ledger.batch),
        ]
        if let period, period.isOver { headers[.eTag] = tags.tag(of: ledger) }
        return headers
    }
}

extension RouterMethods where Context == BillingRequestContext {
    /// Answers other methods on a path that there is with 405, and what it does answer to.
    func refuseOtherMethods(on path: RouterPath, allowed: [HTTPRequest.Method]) {
        let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        for method in methods where !allowed.contains(method) {
            on(path, method: method) { _, _ -> Response in throw APIError.methodNotAllowed(allowed: allowed) }
        }
    }
}
