import HTTPTypes
import Hummingbird
import NIOCore

/// Lets requests to a server without a key pass that ask for it by a name of its own, or by an address.
///
/// Any web site can have its name lead to the machine of who visits it (DNS rebinding). A browser takes what answers there for
/// the site's own, and lets the site's scripts read and write all of it. What is sent so names the site as its host; an address
/// is no site's name.
struct HostMiddleware: RouterMiddleware {
    private let names: Set<String>

    /// Nil for a server with a key, which scripts of a site have not.
    init?(_ settings: WebSettings) {
        guard settings.authKey == nil else { return nil }
        names = ["localhost", settings.host.lowercased()]
    }

    func handle(
        _ request: Request, context: BillingRequestContext,
        next: (Request, BillingRequestContext) async throws -> Response
    ) async throws -> Response {
        guard allows(request) else { throw APIError.foreignHost }
        return try await next(request, context)
    }

    /// A request that names no host comes from no browser.
    func allows(_ request: Request) -> Bool {
        guard let authority = request.head.authority, !authority.isEmpty else { return true }
        let host = Self.host(in: authority)
        return names.contains(host.lowercased()) || (try? SocketAddress(ipAddress: String(host), port: 0)) != nil
    }

    /// Without the port, and without the brackets of an IPv6 address (RFC 3986, section 3.2.2).
    private static func host(in authority: String) -> Substring {
        guard authority.hasPrefix("["), let end = authority.firstIndex(of: "]") else {
            return authority.prefix { $0 != ":" }
        }
        let rest = authority[end...].dropFirst()
        return rest.isEmpty || rest.hasPrefix(":") ? authority[..<end].dropFirst() : authority[...]
    }
}

extension APIError {
    static let foreignHost = APIError(
        status: .misdirectedRequest, id: "foreign_host",
        message: "This server has no key, so it answers only where it is asked for as localhost or by its address. "
            + "Ask for it so, or start it with AUTH_KEY.")
}
