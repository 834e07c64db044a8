import Billing
import BillingService
import Crypto
import HTTPTypes
import Hummingbird

/// Tells the store who does what a request asks for: the client's address, and the fingerprint of the key that it carries.
struct AuditMiddleware: RouterMiddleware {
    /// Nil where nothing is recorded.
    let sealer: (any Sealer)?

    func handle(
        _ request: Request, context: BillingRequestContext,
        next: (Request, BillingRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let sealer, request.method != .get, request.method != .head else { return try await next(request, context) }
        let origin = AuditOrigin(
            actor: Self.actor(of: request), place: "address \(context.clientAddress)", sealer: sealer)
        return try await AuditOrigin.$current.withValue(origin) { try await next(request, context) }
    }

    /// Keys are never recorded: 16 digits of a hash tell them apart.
    private static func actor(of request: Request) -> String {
        guard let field = request.headers[.authorization] else { return "request without a key" }
        let digest = SHA256.hash(data: Array("invoices audit \(AuthenticationMiddleware.key(in: field))".utf8))
        return "key " + SealText.hex(digest.prefix(8))
    }
}
