import BillingImport
import BillingService
import HTTPTypes

/// Errors that list what is wrong with each of the things that a request lists.
extension APIError {
    /// How many errors are listed.
    static let maximumDetails = BodyRefusal.maximumErrors

    /// - Parameters:
    ///   - details: what is wrong, in the request's order; ``maximumDetails`` at most.
    ///   - more: how many errors there are besides.
    static func invalid(
        _ id: String, status: HTTPResponse.Status = .unprocessableContent, details: [ErrorDetail], more: Int = 0
    ) -> APIError {
        let count = details.count + more
        let reason = count == 1 ? "an error" : "\(count) errors"
        let listed = more > 0 ? "; the first \(details.count) are listed" : ""
        var error = APIError(
            status: status, id: id, message: "Nothing was stored, because of \(reason) in the request\(listed).")
        error.details = details
        return error
    }

    /// - Parameter id: of the error where the body can be read, and says something wrong.
    init(_ refusal: BodyRefusal, id: String) {
        switch refusal {
        case .notUTF8, .notJSON: self.init(status: .badRequest, id: refusal.code, message: refusal.message)
        case .invalid(let errors, let more): self = .invalid(id, details: errors.map { ErrorDetail($0) }, more: more)
        }
    }

    static func tooLarge(maximumBytes: Int) -> APIError {
        APIError(
            status: .contentTooLarge, id: "too_large",
            message: "The body is larger than \(maximumBytes) bytes, the most that is taken at a time. Send it in parts.")
    }

    /// - Parameters:
    ///   - types: what is taken, without parameters.
    ///   - hint: the same for a person.
    static func unsupportedMediaType(_ types: [String], hint: String) -> APIError {
        APIError(
            status: .unsupportedMediaType, id: "unsupported_media_type",
            message: "The body can't be read as it is described. Send it in UTF-8, not compressed, with a Content-Type: \(hint).",
            headers: [.accept: types.joined(separator: ", ")])
    }
}
