import HTTPTypes
import Hummingbird

/// How a request describes its body.
struct ContentType {
    /// In lower case, without parameters.
    let name: String

    /// - Returns: nil where the body is not described, is compressed, or is text of another encoding than UTF-8.
    init?(of request: Request) {
        guard let field = request.headers[.contentType], !Self.isEncoded(request) else { return nil }
        let parts = field.split(separator: ";", omittingEmptySubsequences: false).map { Self.trimmed($0).lowercased() }
        for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
            let charset = parameter.dropFirst("charset=".count).filter { $0 != "\"" }
            guard charset == "utf-8" || charset == "utf8" else { return nil }
        }
        name = parts[0]
    }

    /// Whether it is JSON of any kind.
    var isJSON: Bool { name == "application/json" || name.hasSuffix("+json") }

    private static func isEncoded(_ request: Request) -> Bool {
        guard let encoding = request.headers[.contentEncoding] else { return false }
        return trimmed(encoding[...]).lowercased() != "identity"
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return String(String(text.drop(while: isBlank)).reversed().drop(while: isBlank).reversed())
    }
}
