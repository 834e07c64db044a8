import BillingService
import HTTPTypes
import Hummingbird

/// What a form sent (`application/x-www-form-urlencoded`, by the WHATWG's URL standard, section 5).
struct FormFields {
    private var values: [String: String] = [:]

    /// The first value of a field.
    subscript(name: String) -> String? { values[name] }

    init(of request: Request, limit: Int) async throws {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
            throw APIError(
                status: .unsupportedMediaType, id: "unsupported_media_type",
                message: "Send a form: Content-Type: application/x-www-form-urlencoded.")
        }
        self.init(String(decoding: try await request.bodyBytes(upTo: limit), as: UTF8.self))
    }

    init(_ text: String) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(parts[0])
            if values[name] == nil { values[name] = parts.count == 2 ? Self.decoded(parts[1]) : "" }
        }
    }

    /// What can't be decoded stays as it is.
    private static func decoded(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
