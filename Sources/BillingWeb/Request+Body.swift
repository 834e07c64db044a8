import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// All of the body.
    func bodyBytes(upTo maximumBytes: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap(Int.init), length > maximumBytes {
            throw APIError.tooLarge(maximumBytes: maximumBytes)
        }
        do {
            return Array(buffer: try await body.collect(upTo: maximumBytes))
        } catch is NIOTooManyBytesError {
            throw APIError.tooLarge(maximumBytes: maximumBytes)
        }
    }

    /// All of a body that is described as JSON.
    func jsonBody(upTo maximumBytes: Int) async throws -> [UInt8] {
        guard ContentType(of: self)?.name == "application/json" else {
            throw APIError.unsupportedMediaType(["application/json"], hint: "application/json")
        }
        return try await bodyBytes(upTo: maximumBytes)
    }

    /// What the sender knows the request by, which the body may tell too. It may stand in double quotes, as a structured field.
    var idempotencyKey: String? {
        guard let field = headers[.idempotencyKey] else { return nil }
        guard field.utf8.count >= 2, field.hasPrefix("\""), field.hasSuffix("\"") else { return field }
        return String(field.dropFirst().dropLast())
    }
}

extension HTTPField.Name {
    fileprivate static var idempotencyKey: HTTPField.Name { known("Idempotency-Key") }
}
