import Billing
import BillingPages
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// Makes responses of pages: with what is around every page, and what browsers are told about it.
struct PageResponder: Sendable {
    /// The platform's name.
    let issuer: String
    let version: String
    let assets: PageAssets
    /// Nil for a server that is open.
    let sessions: Sessions?

    /// - Parameters:
    ///   - ledger: the batch that what is shown is of; nil where it tells nothing of usage.
    ///   - now: the time that it is of.
    func response(
        _ page: some Page, to request: Request, status: HTTPResponse.Status = .ok, at ledger: Ledger? = nil, now: Instant? = nil
    ) -> Response {
        var frame = PageFrame(name: issuer, version: version, assetTag: assets.tag, canChart: assets.canChart)
        if let sessions, let session = sessions.session(of: request) { frame.signOutToken = sessions.token(of: session) }
        if let ledger, let now { frame.asOf = "As of \(now.words), batch \(ledger.batch)." }
        let body = ByteBuffer(string: page.html(in: frame))
        var headers = HTTPFields.page
        // After signing out, the way back must not show what the key protects.
        if sessions != nil { headers[.cacheControl] = "no-store" }
        headers[.contentLength] = String(body.readableBytes)
        if let ledger { headers[.invoicesBatch] = String(ledger.batch) }
        return Response(
            status: status, headers: headers, body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: body))
    }

    /// The page of an error; where a key is missing, the way to sign in and back.
    func response(_ error: APIError, to request: Request) -> Response {
        if error.status == .unauthorized, request.method == .get || request.method == .head {
            return .seeOther(SignInController.path(backTo: request.head.path ?? "/"))
        }
        var response = response(ErrorPage(code: error.status.code, message: error.message), to: request, status: error.status)
        for field in error.headers { response.headers[field.name] = field.value }
        return response
    }
}

extension Response {
    /// Sends a browser elsewhere, which then reads there (RFC 9110, section 15.4.4).
    static func seeOther(_ path: String, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.location] = path
        headers[.cacheControl] = "no-store"
        headers[.contentLength] = "0"
        return Response(status: .seeOther, headers: headers)
    }
}

extension HTTPFields {
    /// Those of every page. Nothing is taken from elsewhere, and nothing runs or is styled that stands in the page itself, so
    /// that no name in usage can do harm even if it were not escaped.
    static var page: HTTPFields {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .cacheControl: "private, no-cache",
            .vary: "Accept, Cookie",
            .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy:
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ]
        headers[.known("Referrer-Policy")] = "same-origin"
        return headers
    }
}
