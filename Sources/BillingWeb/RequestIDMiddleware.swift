import HTTPTypes
import Hummingbird

/// Gives each request an id, which its response and all of its log lines carry, and logs one line when the response goes out;
/// of one that goes out in parts, when the last part has been sent.
struct RequestIDMiddleware: RouterMiddleware {
    let log: RequestLog

    func handle(
        _ request: Request, context: BillingRequestContext,
        next: (Request, BillingRequestContext) async throws -> Response
    ) async throws -> Response {
        let entry = log.entry(of: request)
        var context = context
        context.requestID = entry.id
        var response = try await next(request, context)
        response.headers.append(HTTPField(name: .requestID, value: entry.id))
        let status = response.status.code
        guard context.parts.isUsed else {
            // A body that is one buffer stays one: it goes out with its head, at once.
            log.write(entry, of: request, status: status)
            return response
        }
        let body = response.body
        response.body = ResponseBody(contentLength: body.contentLength) { [log] writer in
            defer { log.write(entry, of: request, status: status) }
            try await body.write(writer)
        }
        return response
    }
}

extension HTTPField.Name {
    static let requestID = known("Request-Id")
    /// The batch that a response is of: ask again for the same batch, and get the same content.
    static let invoicesBatch = known("Invoices-Batch")

    /// - Parameter name: one that RFC 9110 allows.
    static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is not a field name") }
        return field
    }
}
