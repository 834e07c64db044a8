import Billing
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// An error as clients of the API see it: `{"id": "not_found", "message": "…", "code": 404}`.
struct APIError: Error, HTTPResponseError {
    var status: HTTPResponse.Status
    /// A stable word for programs.
    var id: String
    /// What is wrong and what to do, for a person.
    var message: String
    var headers: HTTPFields = [:]
    /// What is wrong with each of the things that the request lists.
    var details: [ErrorDetail] = []

    static let unauthorized = APIError(
        status: .unauthorized, id: "unauthorized",
        message: "A key is needed: send it as \"Authorization: KEY\" or \"Authorization: Bearer KEY\".",
        headers: [.wwwAuthenticate: "Bearer realm=\"invoices\""])

    static let unknownPath = APIError(
        status: .notFound, id: "not_found",
        message: "There is nothing at this path. GET / lists what there is.")

    static let unknownMethod = APIError(
        status: .notImplemented, id: "not_implemented", message: "This server does not know the request's method.")

    static let badPath = APIError(
        status: .badRequest, id: "bad_request",
        message: "The path can't be read: after each % there must be two hexadecimal digits, and all must be UTF-8.")

    static func methodNotAllowed(allowed: [HTTPRequest.Method]) -> APIError {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        return APIError(
            status: .methodNotAllowed, id: "method_not_allowed", message: "This path answers to \(list) only.",
            headers: [.allow: list])
    }

    static func internalError(requestID: String) -> APIError {
        APIError(
            status: .internalServerError, id: "internal_error",
            message: "Something went wrong here. If it happens again, tell the operator this request id: \(requestID)")
    }

    init(status: HTTPResponse.Status, id: String, message: String, headers: HTTPFields = [:]) {
        self.status = status
        self.id = id
        self.message = message
        self.headers = headers
    }

    /// Errors that are the program's own say no more than a request id; see ``ErrorMiddleware``.
    init?(_ error: InvoiceError) {
        switch error {
        case .notAMonthToCompare:
            self.init(status: .badRequest, id: error.code, message: error.message)
        case .unknownScope, .notAMonth, .noUsage, .monthOutOfRange, .noMonthToCompare, .beforeFirstBatch, .unknownBatch:
            self.init(status: .notFound, id: error.code, message: error.message)
        // Its message is for the operator, who alone can mend it, and tells nothing of what is in the database.
        case .currencyChanged:
            self.init(status: .internalServerError, id: error.code, message: error.message)
        case .store(let error): self.init(error)
        }
    }

    init?(_ error: StoreError) {
        switch error {
        case .busy:
            self.init(
                status: .serviceUnavailable, id: error.code, message: error.message, headers: [.retryAfter: "1"])
        case .unavailable:
            self.init(
                status: .serviceUnavailable, id: error.code, message: "The database does not answer. Try again in a moment.",
                headers: [.retryAfter: "1"])
        default: return nil
        }
    }

    /// What the framework itself refuses, such as a body that is too large.
    init(_ error: HTTPError) {
        switch error.status {
        case .notFound: self = .unknownPath
        case .contentTooLarge:
            self.init(status: error.status, id: "too_large", message: "The request is too large. Send less at a time.")
        default:
            let message = error.body ?? "The request could not be read: \(error.status.reasonPhrase)."
            self.init(status: error.status, id: "bad_request", message: message)
        }
    }

    func response(from request: Request, context: some RequestContext) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        let body = ByteBuffer(string: jsonObject)
        headers[.contentLength] = String(body.readableBytes)
        let isHead = request.method == .head
        return Response(status: status, headers: headers, body: isHead ? ResponseBody() : ResponseBody(byteBuffer: body))
    }

    private var jsonObject: String {
        let list = details.map(\.jsonObject).joined(separator: ",")
        let errors = details.isEmpty ? "" : ",\"errors\":[\(list)]"
        return "{\"id\":\(jsonString(id)),\"message\":\(jsonString(message)),\"code\":\(status.code)\(errors)}"
    }
}
