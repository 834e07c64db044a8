import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Gives each request an id, which its response and all of its log lines carry, and logs one line when the response goes out;
/// of one that goes out in parts, when the last part has been sent.
struct RequestIDMiddleware: RouterMiddleware {
    private static let maximumLength = 128

    func handle(
        _ request: Request, context: BillingRequestContext,
        next: (Request, BillingRequestContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        var context = context
        context.requestID = Self.id(of: request)
        // The framework numbers requests too; one id a line is enough.
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request_id"] = "\(context.requestID)"
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        let logger = context.logger
        let status = response.status.code
        guard context.parts.isUsed else {
            // A body that is one buffer stays one: it goes out with its head, at once.
            Self.log(request, status: status, started: started, logger: logger)
            return response
        }
        let body = response.body
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            defer { Self.log(request, status: status, started: started, logger: logger) }
            try await body.write(writer)
        }
        return response
    }

    /// The client's id, if it is one: visible ASCII that can't break a log line.
    private static func id(of request: Request) -> String {
        if let given = request.headers[.requestID], 1...maximumLength ~= given.utf8.count,
            given.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") })
        {
            return given
        }
        let bits = UInt128.random(in: .min ... .max)
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }

    private static func log(_ request: Request, status: Int, started: ContinuousClock.Instant, logger: Logger) {
        let duration = (ContinuousClock.now - started).components
        let microseconds = duration.seconds * 1_000_000 + duration.attoseconds / 1_000_000_000_000
        logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(request.uri.path)", "status": "\(status)",
                "duration_us": "\(microseconds)",
            ])
    }
}

extension HTTPField.Name {
    static var requestID: HTTPField.Name { known("Request-Id") }
    /// The batch that a response is of: ask again for the same batch, and get the same content.
    static var invoicesBatch: HTTPField.Name { known("Invoices-Batch") }

    /// - Parameter name: one that RFC 9110 allows.
    static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is not a field name") }
        return field
    }
}
