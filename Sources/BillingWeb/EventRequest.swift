import Billing
import BillingImport
import HTTPTypes
import Hummingbird

/// How the events of a request stand in it: the HTTP protocol binding of CloudEvents 1.0, and NDJSON.
enum EventRequest {
    case body(EventBody)
    /// Binary mode: attributes in headers, the data in the body.
    case binary

    private static let attributePrefix = "ce-"

    init(_ request: Request) throws(APIError) {
        guard let type = ContentType(of: request) else { throw Self.unsupported }
        switch type.name {
        case "application/cloudevents+json": self = .body(.one)
        case "application/cloudevents-batch+json": self = .body(.batch)
        case "application/x-ndjson", "application/ndjson": self = .body(.lines)
        case _ where type.isJSON && request.headers.contains(.specVersion): self = .binary
        case "application/json": self = .body(.oneOrBatch)
        default: throw Self.unsupported
        }
    }

    /// - Parameter body: of the request.
    func events(in body: [UInt8], of request: Request) throws(BodyRefusal) -> UsageChunk {
        switch self {
        case .body(let form): try CloudEvents.read(body, as: form)
        case .binary: try CloudEvents.read(body, attributes: Self.attributes(of: request))
        }
    }

    private static let unsupported = APIError.unsupportedMediaType(
        [
            "application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson", "application/json",
        ],
        hint: "application/cloudevents+json for one event, application/cloudevents-batch+json for an array of events, "
            + "application/x-ndjson for one event a line, or application/json for one event or an array")

    private static func attributes(of request: Request) -> [(name: String, value: [UInt8])] {
        request.headers.compactMap { field in
            let name = field.name.canonicalName
            guard name.hasPrefix(attributePrefix) else { return nil }
            return (String(name.dropFirst(attributePrefix.count)), percentDecoded(field.value))
        }
    }

    /// Values of attributes are percent-encoded in headers (HTTP protocol binding, section 3.1.3.2). A % without two
    /// hexadecimal digits behind it stands for itself.
    private static func percentDecoded(_ text: String) -> [UInt8] {
        let encoded = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < encoded.count {
            let digits = encoded[(index + 1)...].prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            if encoded[index] == UInt8(ascii: "%"), digits.count == 2 {
                decoded.append(UInt8(digits[0] << 4 | digits[1]))
                index += 3
            } else {
                decoded.append(encoded[index])
                index += 1
            }
        }
        return decoded
    }
}

extension HTTPField.Name {
    fileprivate static var specVersion: HTTPField.Name { known("ce-specversion") }
}
