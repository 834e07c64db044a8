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
}
