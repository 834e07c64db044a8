import BillingService
import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into the API's own form, or into a page where a person looks at it. What is not meant for clients is
/// logged, and answered with the request id.
struct ErrorMiddleware: RouterMiddleware {
    let pages: PageResponder

    private static let knownMethods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect,
    ]

    func handle(
        _ request: Request, context: BillingRequestContext,
        next: (Request, BillingRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            guard Self.knownMethods.contains(request.method) else { throw APIError.unknownMethod }
            return try await next(request, context)
        } catch {
            let error = apiError(error, context: context)
            if request.prefersPage { return pages.response(error, to: request) }
            return error.response(from: request, context: context)
        }
    }

    /// Clients are told only that the database does not answer; the operator needs to know why.
    private func note(_ error: StoreError, _ context: BillingRequestContext) {
        if case .unavailable = error {
            context.logger.warning("the database does not answer", metadata: ["error": "\(error)"])
        }
    }

    private func apiError(_ error: any Error, context: BillingRequestContext) -> APIError {
        switch error {
        case let error as APIError: return error
        case let error as HTTPError: return APIError(error)
        case let error as InvoiceError:
            if case .store(let reason) = error { note(reason, context) }
            if let known = APIError(error) { return known }
        case let error as StoreError:
            note(error, context)
            if let known = APIError(error) { return known }
        default: break
        }
        context.logger.error("request failed", metadata: ["error": "\(error)"])
        return .internalError(requestID: context.requestID)
    }
}
