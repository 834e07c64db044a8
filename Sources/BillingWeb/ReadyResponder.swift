import BillingService
import HTTPTypes
import Hummingbird

/// Answers requests for what is ready, and lets the router answer all others.
///
/// An invoice of a closed month that is in memory takes less than finding its route, so it does not go that way.
struct ReadyResponder<Router: HTTPResponder<BillingRequestContext>>: HTTPResponder {
    let router: Router
    let closedInvoices: ClosedInvoices
    let clock: BillingClock
    /// Nil for a server without a key.
    let authentication: AuthenticationMiddleware?
    /// Nil for a server with one.
    let hosts: HostMiddleware?
    let log: RequestLog

    func respond(to request: Request, context: BillingRequestContext) async throws -> Response {
        if let response = await readyResponse(to: request) { return response }
        return try await router.respond(to: request, context: context)
    }

    private func readyResponse(to request: Request) async -> Response? {
        guard request.method == .get || request.method == .head, let path = request.head.path,
            let invoice = closedInvoices.known(at: path), request.takesJSON, authentication?.allows(request) != false,
            hosts?.allows(request) != false
        else { return nil }
        let entry = log.entry(of: request)
        guard var response = await closedInvoices.readyResponse(to: request, of: invoice, now: clock.now) else { return nil }
        response.headers.append(HTTPField(name: .requestID, value: entry.id))
        log.write(entry, of: request, status: response.status.code)
        return response
    }
}
