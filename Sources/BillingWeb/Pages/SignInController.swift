import Billing
import BillingPages
import HTTPTypes
import Hummingbird
import NIOCore

/// Signing in with the key, and signing out.
struct SignInController {
    let pages: PageResponder
    /// Nil for a server that is open.
    let authentication: AuthenticationMiddleware?
    private let tries = SignInTries()

    private static let formLimit = 16_384

    init(pages: PageResponder, authentication: AuthenticationMiddleware?) {
        self.pages = pages
        self.authentication = authentication
    }

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for method in [HTTPRequest.Method.get, .head] {
            router.on("/sign-in", method: method) { request, _ in
                form(to: request, path: Self.localPath(request.uri.queryParameters["path"].map(String.init)))
            }
        }
        router.post("/sign-in") { request, context in try await signIn(request, context) }
        router.post("/sign-out") { request, context in try await signOut(request, context) }
        router.refuseOtherMethods(on: "/sign-in", allowed: [.get, .head, .post])
        router.refuseOtherMethods(on: "/sign-out", allowed: [.post])
    }

    /// Where to sign in, in order to get to a path.
    static func path(backTo path: String) -> String { "/sign-in?path=\(pathSegment(of: path))" }

    private func form(
        to request: Request, path: String, status: HTTPResponse.Status = .ok, refusal: String? = nil
    ) -> Response {
        guard pages.sessions != nil else { return .seeOther(path) }
        let token = Sessions.randomName()
        let page = SignInPage(path: path, token: token, refusal: refusal)
        var response = pages.response(page, to: request, status: status)
        response.headers.append(.setCookie(Sessions.formCookie, token, path: "/sign-in", isStrict: true, of: request))
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func signIn(_ request: Request, _ context: BillingRequestContext) async throws -> Response {
        let fields = try await FormFields(of: request, limit: Self.formLimit)
        let path = Self.localPath(fields["path"])
        guard let authentication, let sessions = pages.sessions else { return .seeOther(path) }
        // Another site can neither read the cookie nor have the browser send it, so it can't say the same in a form.
        guard let known = request.cookieValue(Sessions.formCookie), !known.isEmpty, let token = fields["token"],
            Sessions.isEqual(known, token)
        else {
            return form(
                to: request, path: path, status: .forbidden,
                refusal: "This form is too old, or your browser keeps no cookies. Try again from here.")
        }
        guard tries.allow(context.clientAddress) else {
            return form(
                to: request, path: path, status: .tooManyRequests,
                refusal: "There were too many wrong keys. Wait a minute, then try again.")
        }
        guard authentication.isKey(fields["key"] ?? "") else {
            tries.noteFailure(of: context.clientAddress)
            return form(
                to: request, path: path, status: .unauthorized, refusal: "This is not the key. Check it and try again.")
        }
        var headers = HTTPFields()
        headers.append(.setCookie(Sessions.cookie, sessions.begin(), path: "/", seconds: Sessions.lifetimeSeconds, of: request))
        headers.append(.setCookie(Sessions.formCookie, "", path: "/sign-in", seconds: 0, of: request))
        return .seeOther(path, headers: headers)
    }

    private func signOut(_ request: Request, _ context: BillingRequestContext) async throws -> Response {
        guard let sessions = pages.sessions else { return .seeOther("/") }
        let fields = try await FormFields(of: request, limit: Self.formLimit)
        if let session = sessions.session(of: request) {
            guard let token = fields["token"], sessions.isToken(token, of: session) else { throw APIError.foreignForm }
            sessions.end(session)
        }
        var headers = HTTPFields()
        headers.append(.setCookie(Sessions.cookie, "", path: "/", seconds: 0, of: request))
        return .seeOther("/sign-in", headers: headers)
    }

    /// A path of this server alone: a link must not lead elsewhere by way of signing in.
    static func localPath(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/sign-"),
            path.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        else { return "/account/invoices" }
        return path
    }
}

extension APIError {
    static let foreignForm = APIError(
        status: .forbidden, id: "foreign_form",
        message: "This form did not come from a page of this server, or is too old. Go back, load the page anew, and try again.")
}

extension HTTPField {
    /// A cookie that no script can read.
    ///
    /// - Parameters:
    ///   - isStrict: whether it is sent only where one comes from a page of this server.
    ///   - seconds: how long it is kept; nil until the browser is closed.
    fileprivate static func setCookie(
        _ name: String, _ value: String, path: String, seconds: Int64? = nil, isStrict: Bool = false, of request: Request
    ) -> HTTPField {
        var text = "\(name)=\(value); Path=\(path); HttpOnly; SameSite=\(isStrict ? "Strict" : "Lax")"
        if let seconds { text += "; Max-Age=\(seconds)" }
        // What ends TLS before this server says so.
        let scheme = request.headers[.known("X-Forwarded-Proto")]
        if scheme?.lowercased() == "https" { text += "; Secure" }
        return HTTPField(name: .setCookie, value: text)
    }
}
