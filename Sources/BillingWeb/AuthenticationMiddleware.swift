import Crypto
import HTTPTypes
import Hummingbird

/// Lets requests with the key pass: `Authorization: KEY` or `Authorization: Bearer KEY`.
///
/// Digests are compared, in constant time, so that neither the key's content nor its length can be measured.
struct AuthenticationMiddleware: RouterMiddleware {
    private let digest: SHA256Digest

    init(key: String) {
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
        guard let given = request.headers[.authorization] else { return false }
        return SHA256.hash(data: Array(Self.key(in: given).utf8)) == digest
    }

    /// The key that a field carries. The scheme's name is without case (RFC 9110, section 11.1).
    static func key(in field: String) -> Substring {
        let scheme = "bearer "
        return field.lowercased().hasPrefix(scheme) ? field.dropFirst(scheme.count) : Substring(field)
    }
}
