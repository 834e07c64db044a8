import Crypto
import HTTPTypes
import Hummingbird

/// Lets requests with the key pass: `Authorization: KEY` or `Authorization: Bearer KEY`; and those of a browser that has signed
/// in with it, as far as they read.
///
/// Digests are compared, in constant time, so that neither the key's content nor its length can be measured.
struct AuthenticationMiddleware: RouterMiddleware {
    private let digest: SHA256Digest
    private let sessions: Sessions

    init(key: String, sessions: Sessions) {
        self.sessions = sessions
        digest = SHA256.hash(data: Array(key.utf8))
    }

    func handle(
        _ request: Request, context: BillingRequestContext,
        next: (Request, BillingRequestContext) async throws -> Response
    ) async throws -> Response {
        guard allows(request) else { throw APIError.unauthorized }
        return try await next(request, context)
    }

    func allows(_ request: Request) -> Bool {
        // What is no key may be meant for a proxy before this server, which passes it on.
        if let given = request.headers[.authorization], isKey(Self.key(in: given)) { return true }
        // A cookie comes with every request, also with those that other sites have a browser send.
        return (request.method == .get || request.method == .head) && sessions.session(of: request) != nil
    }

    func isKey(_ given: some StringProtocol) -> Bool { SHA256.hash(data: Array(given.utf8)) == digest }

    /// The key that a field carries. The scheme's name is without case (RFC 9110, section 11.1).
    static func key(in field: String) -> Substring {
        let scheme = "bearer "
        return field.lowercased().hasPrefix(scheme) ? field.dropFirst(scheme.count) : Substring(field)
    }
}
