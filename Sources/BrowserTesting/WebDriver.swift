import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// What WebDriver is told, by HTTP (W3C WebDriver).
struct WebDriver: Sendable {
    let url: String

    private static let maximumAnswerBytes = 64 << 20
    private static let seconds: Int64 = 120

    enum Method: String {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    /// - Returns: the answer's value.
    func command(_ method: Method, _ path: String, _ body: ScriptValue? = nil) async throws -> ScriptValue {
        var request = HTTPClientRequest(url: url + path)
        request.method = .init(rawValue: method.rawValue)
        if method == .post {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body ?? [:])))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(Self.seconds))
        let bytes = try await response.body.collect(upTo: Self.maximumAnswerBytes)
        let answer = try JSONDecoder().decode(ScriptValue.self, from: Data(bytes.readableBytesView))
        let value = answer["value"] ?? .null
        guard response.status == .ok else {
            let message = value["message"]?.string?.split(separator: "\n").first ?? "\(response.status)"
            throw BrowserError("\(method.rawValue) \(path): \(message)")
        }
        return value
    }
}
